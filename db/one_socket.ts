import { connect, type Socket } from "node:net";
import { ConnectionLost } from "./database_gone.ts";

/** As postgres.js has understood the address. */
interface Place {
  /** Of a unix socket; false where there is none. */
  path: string | false;
  host: string[];
  port: number[];
}

/** Where the socket of one `Sql` comes from. */
export interface OneSocket {
  open(place: Place): Promise<Socket>;
  /** Ends it without waiting for the other side, which may be silent. */
  destroy(): void;
}

const PATIENCE_MS = 5_000;

/**
 * A socket for one connection that is never made again: postgres.js would open a lost one anew by
 * itself, also after its end, where nobody closes it any more, and at once and for ever where
 * somebody accepts connections and closes them, as a proxy does whose database is away.
 */
export function oneSocket(): OneSocket {
  let socket: Socket | undefined;
  let isOver = false;
  return {
    open: ({ path, host, port }) => {
      if (isOver || socket) return Promise.reject(new ConnectionLost());
      socket = path ? connect(path) : connect(port[0]!, host[0]!);
      // By this name postgres.js asks for the server's certificate.
      Object.assign(socket, { host: host[0] });
      keepQuietOnceClosed(socket);
      return connected(socket);
    },
    destroy: () => {
      isOver = true;
      socket?.destroy();
    },
  };
}

/** postgres.js takes its listeners off a closed socket; then comes the error of its last write. */
function keepQuietOnceClosed(socket: Socket): void {
  socket.once("close", () => queueMicrotask(() => socket.on("error", () => {})));
}

async function connected(socket: Socket): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const late = setTimeout(() => reject(new ConnectionLost()), PATIENCE_MS);
  socket.once("connect", resolve);
  socket.once("error", reject);
  try {
    await promise;
    return socket;
  } catch (error) {
    socket.once("error", () => {}); // one that comes of its end
    socket.destroy();
    throw error;
  } finally {
    clearTimeout(late);
    socket.off("connect", resolve);
    socket.off("error", reject);
  }
}
