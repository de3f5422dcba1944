/**
 * For a session that holds locks others wait for. A backend whose client was killed finds out within
 * two seconds, also in the middle of a statement; one whose client's machine or network is gone, of
 * which nobody tells it, within half a minute instead of two hours. Over a private socket PostgreSQL
 * ignores the latter.
 */
export const NOTICE_DEAD_CLIENT = `
  set client_connection_check_interval = '2s';
  set tcp_keepalives_idle = 10;
  set tcp_keepalives_interval = 5;
  set tcp_keepalives_count = 3;
  set tcp_user_timeout = '30s'`;
