/** For a demonstration or a small server. */
const defaults: Record<string, string> = {
  max_connections: "200",
  shared_buffers: "256MB",
  max_wal_size: "2GB",
  timezone: "UTC",
  // a failed statement is the application's to report; its text may hold personal data
  log_min_messages: "log",
  log_checkpoints: "off",
};

/** The server's command line; `wanted` goes before our defaults, but never opens a TCP port. */
export function postmasterArguments({ cluster, socketDirectory, wanted }: {
  cluster: string;
  socketDirectory: string;
  wanted: Record<string, string>;
}): string[] {
  const settings = {
    ...defaults,
    ...wanted,
    listen_addresses: "",
    port: "5432",
    // a list of names: quoted, a path may hold commas and blanks
    unix_socket_directories: `"${socketDirectory}"`,
  };
  return [
    "-D",
    cluster,
    ...Object.entries(settings).flatMap(([name, to]) => ["-c", `${name}=${to}`]),
  ];
}
