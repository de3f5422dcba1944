import { Hono } from "hono";
import { addPasskey, offerPasskey } from "../db/factor/add_passkey.ts";
import { addTotp } from "../db/factor/add_totp.ts";
import type { AddedFactor, AddedWhen } from "../db/factor/keep_added_factor.ts";
import { offerTotp, offerTotpAgain } from "../db/factor/totp_secret.ts";
import { encodeQR } from "qr";
import { PasskeyEnrolment, TotpEnrolment } from "../domain/account/factor_forms.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { AddFactorPage, type AddingPlace } from "../views/factor/add_factor_page.tsx";
import {
  type FactorContext,
  type FactorEnv,
  type FactorGuard,
  factorKeeping,
  factorVisit,
} from "./factor_guard.ts";
import { parseForm, typedFields } from "./parse_form.ts";
import { relyingParty } from "./relying_party.ts";
import { respondPage } from "./respond.tsx";

/** Where a factor is added: by choice among one's own, or as the first at sign-in. */
export interface AddingStage {
  guard: FactorGuard;
  place: AddingPlace;
  when: AddedWhen;
  done(c: FactorContext, added: AddedFactor): Promise<Response>;
}

/** Adds 認証アプリ, which works without JavaScript, and パスキー. */
export function factorAddingRoutes(stage: AddingStage): Hono<FactorEnv> {
  const { guard, place, when } = stage;
  const routes = new Hono<FactorEnv>();

  routes.get(place.page, guard, (c) => respondAdding(c, stage, { typed: {}, problems: [] }));

  routes.post(place.totp, guard, async (c) => {
    const form = parseForm(TotpEnrolment, await typedFields(c));
    if (!form.ok) return respondAdding(c, stage, form);
    const enrolment = form.value;
    const added = await addTotp(factorKeeping(c), factorVisit(c), { enrolment, when });
    if (added.ok) return await stage.done(c, added.value);
    const problems = [{ field: "code", message: added.message }];
    return respondAdding(c, stage, { typed: form.typed, problems });
  });

  routes.post(place.passkeyOptions, guard, async (c) => {
    const { gate } = c.var.office.database;
    return c.json(await offerPasskey(gate, factorVisit(c), relyingParty(c)));
  });

  routes.post(place.passkey, guard, async (c) => {
    const form = parseForm(PasskeyEnrolment, await typedFields(c));
    if (!form.ok) return respondAdding(c, stage, form);
    const made = { enrolment: form.value, party: relyingParty(c), when };
    const added = await addPasskey(c.var.office.database.gate, factorVisit(c), made);
    if (added.ok) return await stage.done(c, added.value);
    const problems = [{ field: "label", message: added.message }];
    return respondAdding(c, stage, { typed: form.typed, problems });
  });

  return routes;
}

interface RefusedForm {
  typed: Typed;
  problems: readonly FormProblem[];
}

function respondAdding(c: FactorContext, { place }: AddingStage, refused: RefusedForm) {
  const { keys } = c.var.office.sealers;
  const { typed, problems } = refused;
  const offer = typed.offer === undefined
    ? offerTotp(keys, factorVisit(c))
    : offerTotpAgain(keys, factorVisit(c), typed.offer);
  const page = {
    place,
    offer: { ...offer, qr: encodeQR(offer.uri, "raw", { border: 4 }) },
    label: typed.label,
    problems,
    scriptUrl: c.var.office.assets.urls.passkey,
  };
  const title = problems.length > 0 ? `エラー：${place.title}` : place.title;
  const status = problems.length > 0 ? 422 as const : 200 as const;
  return respondPage(c, { title, body: <AddFactorPage {...page} />, status });
}
