/** The other end of the round trip: sends back what comes. */
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { serve } from './child.ts';

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('connection', (socket) => {
  socket.on('message', (frame) => socket.send(frame));
});
const listening = new Promise<void>((resolve) => server.once('listening', resolve));

const handlers = {
  port: async () => {
    await listening;
    return (server.address() as AddressInfo).port;
  },
};

export type EchoHandlers = typeof handlers;

serve(handlers, () => server.close());
