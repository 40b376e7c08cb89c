/** The other end of the round trip: sends back what comes. */
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { mutualTls, tlsIdentity } from '@parley/station/circuits/websocket/tls.ts';
import { newSeed } from '@parley/station/keys/signer.ts';
import { WebSocketServer } from 'ws';
import { serve } from './child.ts';

const server = createServer({ ...mutualTls, ...tlsIdentity(newSeed()) });
const websockets = new WebSocketServer({ server, perMessageDeflate: false });
websockets.on('connection', (socket) => {
  socket.on('message', (frame) => socket.send(frame));
});
const listening = new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

const handlers = {
  port: async () => {
    await listening;
    return (server.address() as AddressInfo).port;
  },
};

export type EchoHandlers = typeof handlers;

serve(handlers, () => server.close());
