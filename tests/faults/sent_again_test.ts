import assert from "node:assert/strict";
import { createApp } from "../../routes/app.ts";
import { correctionPaths, paths, todaysPaths } from "../../views/paths.ts";
import { TOWN_HALL_STATION, VENUE_STATION } from "../../views/station/station.ts";
import { anOffice } from "../db/a_database.ts";

const ID = ":id";
const onRecords = [paths.recipient(ID), paths.ticket(ID)].map((each) => correctionPaths(each));
const stations = [VENUE_STATION, TOWN_HALL_STATION];
const todays = stations.map(({ doses }) => todaysPaths(doses));

/** Why nothing doubles when a form is sent again because its answer was lost. */
const WAYS: Record<string, string[]> = {
  "it carries a key of its own: the second finds what the first did": [
    ...stations.map(({ doses }) => doses),
    paths.scanDoses,
    paths.venueOfflineDoses,
    paths.venueOfflineDiscards,
    paths.transferByMyNumber,
    paths.transferByName,
  ],
  "it names the version or the state it is about: the second is told that it is done, or overtaken":
    [
      ...[paths.inquiryCheck(ID), paths.inquiryWithdrawal(ID), paths.inquiryCompletion(ID)],
      ...[paths.inquiryAcknowledgement(ID), paths.inquiryNotes(ID), paths.inquiryRefusal(ID)],
      ...[paths.inquiryRetraction(ID), paths.inquiryFlag(ID), paths.inquiryFlagWithdrawal(ID)],
      ...[paths.inquiryConfirmation(ID), paths.inquiryRegistration(ID)],
      ...[paths.account(ID), paths.accountDisabling(ID), paths.accountEnabling(ID)],
      ...[paths.accountRemoval(ID), paths.accountRestoration(ID)],
      ...[paths.clinic(ID), paths.clinicDisabling(ID), paths.clinicEnabling(ID)],
      ...[paths.clinicRemoval(ID), paths.lot(ID), paths.lotRemoval(ID), paths.vaccine(":code")],
      ...[paths.confirmation(ID), paths.confirmationRelease(ID)],
      ...[paths.protection(ID), paths.protectionRelease(ID)],
      ...[paths.uploadApplication(ID), paths.uploadCancellation(ID), paths.uploadUndo(ID)],
      ...[paths.doseConflict(ID), paths.finding(ID), paths.changeUndo(ID), paths.anomaly(ID)],
      ...[
        paths.duplicateMerge(ID),
        paths.duplicateDistinction(ID),
        paths.distinctionWithdrawal(ID),
      ],
      ...onRecords.flatMap((at) => [at.update, at.draftAbandonment, at.draftRebase]),
      ...todays.flatMap((at) => [at.correction(ID), at.withdrawal(ID), at.restoration(ID)]),
      ...[paths.operatorDisabling(ID), paths.operatorEnabling(ID)],
      ...[paths.totpRemoval, paths.passkeyRemoval(ID)],
    ],
  "what it adds has a name that is there once": [
    ...[paths.accounts, paths.colleagues, paths.clinics, paths.operators],
    ...[paths.vaccines, paths.lots, paths.lotLines],
  ],
  "the same bytes are recognised, and nothing is done with them unasked": [
    ...[paths.uploads, paths.doseUploads, paths.batches],
  ],
  "the second sets what the first has set": [
    ...[paths.uploadSetting, paths.operatorSetting, paths.operator(ID), paths.venueOperator],
    ...stations.flatMap(({ preset, doctor }) => [preset, doctor]),
    ...onRecords.flatMap((at) => [
      at.newDose,
      ...[at.dose(":doseId"), at.doseDeletion(":doseId"), at.doseRestoration(":doseId")],
    ]),
    correctionPaths(paths.recipient(ID)).person,
    ...[paths.findings, paths.gmisMunicipality, paths.sessionStay, paths.sessionsEnding],
    ...[paths.signOut, paths.password, paths.setup(":token")],
  ],
  "the second gives something anew, and what the first gave is void or harmless": [
    ...[paths.signIn, paths.factor, paths.factorPasskey, paths.factorPasskeyOptions],
    ...[paths.firstTotp, paths.firstPasskey, paths.firstPasskeyOptions],
    ...[paths.stepUp, paths.stepUpPassword, paths.stepUpPasskey, paths.stepUpPasskeyOptions],
    ...[paths.totp, paths.passkeys, paths.passkeyOptions, paths.recoveryCodes],
    ...[paths.accountSetup(ID), paths.accountFactorReset(ID), paths.operatorPin(ID)],
    paths.outputs,
  ],
  "it only looks, which the audit says twice": [
    ...[paths.search, paths.peopleNarrowed, paths.audit, paths.auditFile, paths.myNumber(ID)],
    ...[paths.duplicates, paths.duplicatePreview(ID), paths.statisticsFiles],
    ...[paths.statisticsTables, paths.scanReadings, paths.precheckReadings],
    ...[paths.practiceReadings, paths.practiceDoses, paths.venueOfflineReview],
    ...stations.map(({ readings }) => readings),
    ...todays.map((at) => at.search),
  ],
};

Deno.test("of every form it is known why it may be sent again when its answer was lost", async () => {
  const app = createApp(await anOffice());
  const forms = app.routes.filter(({ method }) => method === "POST").map(({ path }) => path);
  const known = Object.values(WAYS).flat();
  assert.deepEqual(known.filter((path, at) => known.indexOf(path) < at), [], "in one way each");
  assert.deepEqual([...new Set(forms)].toSorted(), known.toSorted());
});
