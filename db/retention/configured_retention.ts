import type { Configuration } from "../../domain/configuration.ts";
import type { Retention } from "../../domain/retention/retention.ts";

export function configuredRetention(
  configuration: Pick<
    Configuration,
    "VRS_RETENTION_YEARS" | "VRS_FILE_DAYS" | "VRS_INQUIRY_DAYS" | "VRS_AUDIT_YEARS"
  >,
): Retention {
  return {
    years: configuration.VRS_RETENTION_YEARS,
    fileDays: configuration.VRS_FILE_DAYS,
    caseDays: configuration.VRS_INQUIRY_DAYS,
    auditYears: configuration.VRS_AUDIT_YEARS,
  };
}
