import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A line to a server on this machine that can be cut as a network is: for pages and service workers alike. */
export type CutLine = {
  url: string;
  cut: () => Promise<void>;
  restore: () => Promise<void>;
};

/** Opens a line to `target`; while it is cut, whoever calls is refused and what was under way is torn. */
export const openCutLine = async (target: string): Promise<CutLine> => {
  const { hostname, port: targetPort } = new URL(target);
  const sockets = new Set<Socket>();
  const follow = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    return socket;
  };
  const server = createServer((caller) => {
    const called = follow(connect(Number(targetPort), hostname));
    follow(caller).pipe(called).pipe(caller);
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    restore: () => listen(server, port),
  };
};

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
