import type { Migration } from "kysely/migration";
import * as createReference from "./0001_create_reference.ts";
import * as createAccounts from "./0002_create_accounts.ts";
import * as createRegister from "./0003_create_register.ts";
import * as createFiles from "./0004_create_files.ts";
import * as createAudit from "./0005_create_audit.ts";
import * as createJobs from "./0006_create_jobs.ts";
import * as reviewUploads from "./0007_review_uploads.ts";
import * as keepOutputs from "./0008_keep_outputs.ts";
import * as searchPeople from "./0009_search_people.ts";
import * as keepDrafts from "./0010_keep_drafts.ts";
import * as confirmRecords from "./0011_confirm_records.ts";
import * as keepFindings from "./0012_keep_findings.ts";
import * as keepVaccines from "./0013_keep_vaccines.ts";
import * as mergePeople from "./0014_merge_people.ts";
import * as findVersions from "./0015_find_versions.ts";
import * as keepPresets from "./0016_keep_presets.ts";
import * as findOwnDoses from "./0017_find_own_doses.ts";
import * as findAddedTickets from "./0018_find_added_tickets.ts";
import * as askMunicipalities from "./0019_ask_municipalities.ts";
import * as keepBatches from "./0020_keep_batches.ts";
import * as giveRoles from "./0021_give_roles.ts";
import * as rememberRegistrations from "./0022_remember_registrations.ts";
import * as manageAccounts from "./0023_manage_accounts.ts";
import * as guardSignIn from "./0024_guard_sign_in.ts";
import * as keepFactors from "./0025_keep_factors.ts";
import * as admitClinics from "./0026_admit_clinics.ts";
import * as sealAudit from "./0027_seal_audit.ts";
import * as eraseRecords from "./0028_erase_records.ts";
import * as closeSurface from "./0029_close_surface.ts";
import * as nameOperators from "./0030_name_operators.ts";
import * as eraseAudit from "./0031_erase_audit.ts";
import * as keepTallies from "./0032_keep_tallies.ts";
import * as noteTouchedRows from "./0033_note_touched_rows.ts";
import * as settleTallies from "./0034_settle_tallies.ts";
import * as keepPublications from "./0035_keep_publications.ts";
import * as countVenueDays from "./0036_count_venue_days.ts";
import * as keepServers from "./0037_keep_servers.ts";

/** Every migration in order. Forward only: a mistake is mended by the next one. */
export const MIGRATIONS: Record<string, Migration> = {
  "0001_create_reference": createReference,
  "0002_create_accounts": createAccounts,
  "0003_create_register": createRegister,
  "0004_create_files": createFiles,
  "0005_create_audit": createAudit,
  "0006_create_jobs": createJobs,
  "0007_review_uploads": reviewUploads,
  "0008_keep_outputs": keepOutputs,
  "0009_search_people": searchPeople,
  "0010_keep_drafts": keepDrafts,
  "0011_confirm_records": confirmRecords,
  "0012_keep_findings": keepFindings,
  "0013_keep_vaccines": keepVaccines,
  "0014_merge_people": mergePeople,
  "0015_find_versions": findVersions,
  "0016_keep_presets": keepPresets,
  "0017_find_own_doses": findOwnDoses,
  "0018_find_added_tickets": findAddedTickets,
  "0019_ask_municipalities": askMunicipalities,
  "0020_keep_batches": keepBatches,
  "0021_give_roles": giveRoles,
  "0022_remember_registrations": rememberRegistrations,
  "0023_manage_accounts": manageAccounts,
  "0024_guard_sign_in": guardSignIn,
  "0025_keep_factors": keepFactors,
  "0026_admit_clinics": admitClinics,
  "0027_seal_audit": sealAudit,
  "0028_erase_records": eraseRecords,
  "0029_close_surface": closeSurface,
  "0030_name_operators": nameOperators,
  "0031_erase_audit": eraseAudit,
  "0032_keep_tallies": keepTallies,
  "0033_note_touched_rows": noteTouchedRows,
  "0034_settle_tallies": settleTallies,
  "0035_keep_publications": keepPublications,
  "0036_count_venue_days": countVenueDays,
  "0037_keep_servers": keepServers,
};
