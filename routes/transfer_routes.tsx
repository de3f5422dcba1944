import { type Context, Hono } from "hono";
import type { Child } from "hono/jsx";
import { z } from "zod";
import { findOwnQuestion, type OwnQuestion } from "../db/transfer/find_own_question.ts";
import { makeInquiry } from "../db/transfer/make_inquiry.ts";
import type { MunicipalActor } from "../domain/account/actor.ts";
import { formatDate } from "../domain/date/plain_date.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { municipalityChoice } from "../domain/municipality/municipality_choice.ts";
import { searchMunicipalities } from "../domain/municipality/municipality_search.ts";
import {
  MyNumberInquiryForm,
  NameInquiryForm,
  questionOf,
} from "../domain/transfer/question_form.ts";
import { withoutDigits } from "../domain/transfer/without_my_number.ts";
import { MunicipalityHits } from "../views/municipality/municipality_finder.tsx";
import { MunicipalitySelects } from "../views/municipality/municipality_selects.tsx";
import { paths } from "../views/paths.ts";
import type { InquiryFormState } from "../views/transfer/inquiry_form.tsx";
import {
  MY_NUMBER_INQUIRY,
  MyNumberInquiryPage,
} from "../views/transfer/my_number_inquiry_page.tsx";
import { NAME_INQUIRY, NameInquiryPage } from "../views/transfer/name_inquiry_page.tsx";
import { TransfersPage } from "../views/transfer/transfers_page.tsx";
import { actOf } from "./act_of.ts";
import type { AppEnv, RequestContext } from "./app_env.ts";
import { municipal } from "./guard.ts";
import { type ParsedForm, parseForm, typedFields } from "./parse_form.ts";
import { respondPage } from "./respond.tsx";
import { transferOffice } from "./transfer_office.ts";

/** 転入処理: asking the municipality a person came from. */
export const transferRoutes = new Hono<AppEnv>();

const tab = paths.transfers;
const InquiryId = z.uuid();
const LONGEST_TEXT = 100;
const TYPE_AGAIN = "安全のため、マイナンバーは画面に残していません。もう一度入力してください。";

type TransferContext =
  & RequestContext
  & Pick<Context<AppEnv>, "redirect">
  & { var: { actor: MunicipalActor } };

/** One of the two ways to ask about one person. */
interface AskingForm {
  title: string;
  parse(typed: Typed): ParsedForm<MyNumberInquiryForm | NameInquiryForm>;
  page(state: InquiryFormState): Child;
}

const byMyNumber: AskingForm = {
  title: MY_NUMBER_INQUIRY,
  parse: (typed) => parseForm(MyNumberInquiryForm, typed),
  page: (state) => <MyNumberInquiryPage {...state} />,
};

const byName: AskingForm = {
  title: NAME_INQUIRY,
  parse: (typed) => parseForm(NameInquiryForm, typed),
  page: (state) => <NameInquiryPage {...state} />,
};

transferRoutes.get(paths.transfers, municipal, (c) => {
  const body = <TransfersPage role={c.var.actor.role} />;
  return respondPage(c, { title: "転入処理", tab, body });
});

transferRoutes.get(paths.transferByMyNumber, municipal, (c) => {
  return respondForm(c, byMyNumber, { typed: {} });
});

transferRoutes.post(paths.transferByMyNumber, municipal, (c) => ask(c, byMyNumber));

/** `?again=` an inquiry of this municipality: its criteria are filled in, to be put right. */
transferRoutes.get(paths.transferByName, municipal, async (c) => {
  const again = InquiryId.safeParse(c.req.query("again"));
  if (!again.success) return respondForm(c, byName, { typed: {} });
  const { register } = c.var.office.database;
  const asked = await findOwnQuestion(register, c.var.actor.municipalityCode, again.data);
  return respondForm(c, byName, { typed: typedAgain(asked) });
});

transferRoutes.post(paths.transferByName, municipal, (c) => ask(c, byName));

/** For the chooser: what a name finds, or the lists of a prefecture or around one that was chosen. */
transferRoutes.get(paths.municipalityChoices, municipal, (c) => {
  const { municipalityText, ...chosen } = c.req.query();
  if (municipalityText === undefined) {
    return c.html(<MunicipalitySelects choice={municipalityChoice(chosen)} problems={[]} />);
  }
  const text = municipalityText.slice(0, LONGEST_TEXT).trim();
  return c.html(<MunicipalityHits text={text} hits={searchMunicipalities(text)} />);
});

async function ask(c: TransferContext, form: AskingForm): Promise<Response> {
  const sent = await typedFields(c);
  const { myNumber, ...others } = sent;
  const typed = withoutNumbers(others);
  if (typed.choosingStep) return respondForm(c, form, { typed });
  const municipalityCode = municipalityChoice(typed).chosen?.code ?? "";
  const parsed = form.parse({ ...sent, municipalityCode });
  const problems = parsed.ok ? [] : parsed.problems;
  if (parsed.ok) {
    const made = await makeInquiry(
      transferOffice(c.var.office),
      actOf(c),
      questionOf(parsed.value),
    );
    if (made.ok) {
      const { id, finding } = made.value;
      return c.redirect(finding === "one" ? paths.inquiryAnswer(id) : paths.inquiry(id), 303);
    }
    problems.push({ field: "municipalityCode", message: made.message });
  }
  const isGone = myNumber !== undefined && !problems.some(({ field }) => field === "myNumber");
  if (isGone) problems.push({ field: "myNumber", message: TYPE_AGAIN });
  return respondForm(c, form, { typed, problems });
}

/** The texts without what may be a My Number in the wrong field. */
function withoutNumbers({ familyKana, givenKana, birthDate, municipalityText, ...others }: Typed) {
  const texts = Object.entries({ familyKana, givenKana, birthDate, municipalityText });
  const shown = texts.flatMap(([name, text]) => text ? [[name, withoutDigits(text)]] : []);
  return { ...others, ...Object.fromEntries(shown) } as Typed;
}

/** The form as it stands; what was typed never holds a My Number. */
function respondForm(
  c: RequestContext,
  form: AskingForm,
  { typed, problems = [] }: { typed: Typed; problems?: readonly FormProblem[] },
): Promise<Response> {
  const kept = InquiryId.safeParse(typed.inquiryId);
  const inquiryId = kept.success ? kept.data : crypto.randomUUID();
  const isRefused = problems.length > 0;
  return respondPage(c, {
    title: isRefused ? `エラー：${form.title}` : form.title,
    tab,
    body: form.page({ inquiryId, typed, problems }),
    status: isRefused ? 422 : 200,
  });
}

function typedAgain({ otherCode: municipalityCode, criteria }: OwnQuestion): Typed {
  if (criteria.kind === "my_number") return { municipalityCode };
  const { familyKana, givenKana, birthDate, sex } = criteria;
  return { municipalityCode, familyKana, givenKana, birthDate: formatDate(birthDate), sex };
}
