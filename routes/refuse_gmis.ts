import type { ContentfulStatusCode } from "hono/utils/http-status";
import { recordVisit } from "../db/audit.ts";
import type { ClinicPlace } from "../domain/account/clinic.ts";
import { CLINIC_LOGIN_PREFIX } from "../domain/account/login_id.ts";
import {
  lookupMunicipality,
  municipalityDisplayName,
} from "../domain/municipality/municipality_master.ts";
import type { RequestContext } from "./app_env.ts";
import { clientAddress } from "./client_address.ts";
import type { GmisFault } from "./gmis_sign_in.ts";
import { respondError } from "./respond.tsx";

/** Why nobody is signed in, for the audit and for who reads the page. */
interface Refusal {
  /** Beside the reasons of a password's refusal. */
  reason: string;
  code?: string;
  /** As the provider vouched for it. */
  gmisId?: string;
  /** Whose list it is in. */
  place?: ClinicPlace;
  status: ContentfulStatusCode;
  heading: string;
  message: string;
}

async function refuse(c: RequestContext, refusal: Refusal): Promise<Response> {
  const { reason, code, gmisId, place, status, heading, message } = refusal;
  c.var.office.meters.signInFailed("gmis");
  await recordVisit(c.var.office.database.gate, {
    at: c.var.at,
    loginId: place?.loginId ?? (gmisId ? CLINIC_LOGIN_PREFIX + gmisId : NOT_KNOWN_YET),
    accountId: place?.accountId ?? null,
    municipalityCode: place?.municipalityCode ?? null,
    address: clientAddress(c),
    requestId: c.var.requestId,
  }, { act: "sign_in_failed", detail: { reason, ...(code && { code }) } });
  return await respondError(c, { status, heading, message });
}

const NOT_KNOWN_YET = "（G-MIS ID）";

/** The browser did not begin this sign-in, began it too long ago, or has used it already. */
export function refuseFlow(c: RequestContext): Promise<Response> {
  return refuse(c, { reason: "gmis_flow", status: 400, heading: FAILED, message: AGAIN });
}

/** The provider did not answer, or answered something that proves nothing. */
export function refuseFault(c: RequestContext, { kind, code }: GmisFault): Promise<Response> {
  c.var.office.log({ request: c.var.requestId, gmis: kind, code });
  return refuse(c, { reason: `gmis_${kind}`, code, ...FAULTS[kind] });
}

const FAILED = "G-MIS IDでログインできませんでした";
const AGAIN = "ログインの途中で時間が過ぎたか、別の画面でログインをやり直しています。" +
  "ログイン画面を開き直して、もう一度「G-MIS IDでログイン」を押してください。";

const FAULTS: Record<GmisFault["kind"], Pick<Refusal, "status" | "heading" | "message">> = {
  unavailable: {
    status: 503,
    heading: "G-MISに接続できません",
    message: "G-MISに接続できません。しばらくしてから、もう一度お試しください。" +
      "自治体が発行したログインIDとパスワードでのログインは、いつもどおり使えます。",
  },
  refused: {
    status: 400,
    heading: FAILED,
    message:
      "G-MISからの返事を確かめられませんでした。ログイン画面を開き直して、もう一度お試しください。" +
      "続くときは、下の問い合わせ番号を自治体に伝えてください。",
  },
  cancelled: {
    status: 400,
    heading: "ログインを取りやめました",
    message:
      "G-MISでのログインが取りやめられました。ログインするときは、ログイン画面を開き直してください。",
  },
};

/** In no municipality's list. */
export function refuseUnknown(c: RequestContext, gmisId: string): Promise<Response> {
  return refuse(c, {
    reason: "gmis_unknown",
    gmisId,
    status: 403,
    heading: "このG-MIS IDは登録されていません",
    message: `G-MIS ID「${gmisId}」は、どの自治体の医療機関の一覧にもありません。` +
      "接種を行う自治体の予防接種の担当に、このG-MIS IDの登録を依頼してください。",
  });
}

/** In lists, but 停止 in each. */
export function refuseDisabled(
  c: RequestContext,
  gmisId: string,
  places: readonly ClinicPlace[],
): Promise<Response> {
  const names = places.map(placeName).join("、");
  return refuse(c, {
    reason: "disabled",
    gmisId,
    place: places[0],
    status: 403,
    heading: "このG-MIS IDは停止されています",
    message: `G-MIS ID「${gmisId}」は、${names}で停止されています。` +
      "再開するには、その自治体の予防接種の担当に連絡してください。",
  });
}

/** 接種会場メニュー cannot be opened from here. */
export function refuseNetwork(c: RequestContext, place: ClinicPlace): Promise<Response> {
  return refuse(c, {
    reason: "network",
    place,
    status: 403,
    heading: "この場所からは使えません",
    message:
      "接種会場メニューは決められたネットワークからだけ使えます。使える場所を自治体に確かめてください。",
  });
}

/** "千葉県浦安市" */
export function placeName({ municipalityCode }: ClinicPlace): string {
  const municipality = lookupMunicipality(municipalityCode);
  return municipality ? municipalityDisplayName(municipality) : municipalityCode;
}
