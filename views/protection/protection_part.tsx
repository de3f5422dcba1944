import { compactDate, formatDateTime, type PlainDate } from "../../domain/date/plain_date.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import {
  isInForce,
  type Protection,
  PROTECTION_REASONS,
  PROTECTION_RELEASE_REASONS,
  seenProtections,
} from "../../domain/record/protection.ts";
import { TextField } from "../form/field.tsx";
import { Form, SubmitButton } from "../form/form.tsx";
import { ReasonFields } from "../form/reason_fields.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";
import { periodOf } from "./protection_notice.tsx";

/** What was typed into one of these forms and refused. */
export interface RefusedProtection {
  typed: Typed;
  problems: readonly FormProblem[];
  /** Somebody else was faster. */
  overtaken?: string;
}

interface ProtectionPartProps {
  recipientId: string;
  /** The newest first. */
  protections: readonly Protection[];
  today: PlainDate;
  refused: RefusedProtection | undefined;
}

/** 照会結果 › 支援措置: who keeps this person from being found, since when and until when. */
export function ProtectionPart({ recipientId, protections, today, refused }: ProtectionPartProps) {
  const held = protections.filter((protection) => isInForce(protection, today));
  const form = { recipientId, refused, seen: seenProtections(held) };
  return (
    <section aria-labelledby="protection">
      <h2 id="protection">支援措置</h2>
      <SetForm {...form} today={today} isHeld={held.length > 0} />
      {held.length > 0 && <ReleaseForm {...form} />}
      {protections.length > 0 && <PastProtections protections={protections} today={today} />}
    </section>
  );
}

interface FormProps {
  recipientId: string;
  /** `seenProtections` of those that hold. */
  seen: string;
  refused: RefusedProtection | undefined;
}

interface SetFormProps extends FormProps {
  today: PlainDate;
  isHeld: boolean;
}

function SetForm({ recipientId, seen, refused, today, isHeld }: SetFormProps) {
  const { typed, problems, isOpen } = refusedHere(refused, "protectionReason");
  const heading = isHeld ? "支援措置の期間・理由を変える" : "支援措置を登録する";
  return (
    <details class="folded" open={isOpen}>
      <summary class="folded__heading">{heading}</summary>
      <div class="folded__body">
        <p>
          登録すると、この人に当てはまる転入の照会には「回答に時間がかかります」とだけ答え、メッセージの「未処理」に届きます。この人がいることは、ほかの自治体にも接種会場にも伝わりません。
        </p>
        <Form action={paths.protection(recipientId)} label={heading}>
          <input type="hidden" name="seen" value={seen} />
          <ReasonFields
            reasons={PROTECTION_REASONS}
            choice={{ name: "protectionReason", label: "支援措置の理由" }}
            note={{ name: "protectionNote", label: "支援措置の理由の説明" }}
            typed={typed}
            problems={problems}
          />
          <TextField
            name="endsOn"
            label="支援措置の終了日"
            hint={`この日まで。ふつうは1年です。例：${
              inAYear(today)
            }。空白なら、解除するまで続きます。`}
            value={typed.endsOn}
            problems={problems}
            optional
          />
          <SubmitButton look="outline">{heading}</SubmitButton>
        </Form>
      </div>
    </details>
  );
}

function ReleaseForm({ recipientId, seen, refused }: FormProps) {
  const { typed, problems, isOpen } = refusedHere(refused, "protectionReleaseReason");
  return (
    <details class="folded" open={isOpen}>
      <summary class="folded__heading">支援措置を解除する</summary>
      <div class="folded__body">
        <p>解除すると、ほかの自治体からの照会にすぐ答えるようになります。</p>
        <Form action={paths.protectionRelease(recipientId)} label="支援措置を解除する">
          <input type="hidden" name="seen" value={seen} />
          <ReasonFields
            reasons={PROTECTION_RELEASE_REASONS}
            choice={{ name: "protectionReleaseReason", label: "支援措置を解除する理由" }}
            note={{ name: "protectionReleaseNote", label: "支援措置を解除する理由の説明" }}
            typed={typed}
            problems={problems}
          />
          <SubmitButton look="outline">支援措置を解除する</SubmitButton>
        </Form>
      </div>
    </details>
  );
}

/** What was refused, if it was this form: the one that has the field. */
function refusedHere(refused: RefusedProtection | undefined, field: string) {
  if (!refused || !(field in refused.typed)) return { typed: {}, problems: [], isOpen: false };
  return { typed: refused.typed, problems: refused.problems, isOpen: true };
}

/** The same day of the next year. */
function inAYear(today: PlainDate): string {
  const [year, month, day] = today.split("-");
  const monthDay = month === "02" && day === "29" ? "02-28" : `${month}-${day}`;
  return compactDate(`${Number(year) + 1}-${monthDay}`);
}

function PastProtections(
  { protections, today }: Pick<ProtectionPartProps, "protections" | "today">,
) {
  return (
    <DataTable
      caption="支援措置の履歴（新しい順）"
      columns={["登録した日時", "登録した人", "理由", "期間", "状態"]}
      prose={[2, 3, 4]}
      empty=""
      rows={protections.map((protection) => [
        formatDateTime(protection.setAt),
        protection.loginId,
        protection.reason,
        periodOf(protection),
        stateOf(protection, today),
      ])}
    />
  );
}

function stateOf(protection: Protection, today: PlainDate): string {
  const { release } = protection;
  if (!release) return isInForce(protection, today) ? "有効" : "期間終了";
  return `解除（${formatDateTime(release.at)}、${release.loginId}、${release.reason}）`;
}
