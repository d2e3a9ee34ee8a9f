/** Sends back what it gets: what a round trip to another process costs before anything is done in it. */
import { createServer } from 'node:net';

const server = createServer((socket) => {
  socket.on('data', (chunk) => socket.write(chunk));
  socket.on('error', () => socket.destroy());
});
server.listen(process.argv[2], () => process.send('ready'));
process.on('disconnect', () => process.exit());
