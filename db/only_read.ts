import type { QueryExecutorProvider, Transaction } from "kysely";

/**
 * A transaction as far as it can be looked into: it may run on a replica, so it offers nothing that
 * writes. What a piece of `sql` might try there, PostgreSQL refuses.
 */
export type OnlyRead<Tables> = Pick<Transaction<Tables>, "selectFrom"> & QueryExecutorProvider;
