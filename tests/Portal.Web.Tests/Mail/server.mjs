// A mail server on a free port of the loopback: writes each message that it takes as a line of JSON, after a line with its port.
// A recipient's name says what it does with a message: refused@ is refused, later@ is put off, broken@ is taken without an answer,
// silent@ is taken and kept waiting.
import { SMTPServer } from 'smtp-server';

const say = (what) => process.stdout.write(JSON.stringify(what) + '\n');

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo({ address }, session, answer) {
    if (address.startsWith('refused')) return answer(Object.assign(new Error(`<${address}>: no such mailbox`), { responseCode: 550 }));
    if (address.startsWith('later')) return answer(Object.assign(new Error(`<${address}>: try again later`), { responseCode: 451 }));
    answer();
  },
  onData(stream, session, answer) {
    const pieces = [];
    stream.on('data', (piece) => pieces.push(piece));
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope;
      say({ from: mailFrom.address, to: rcptTo.map((to) => to.address), content: Buffer.concat(pieces).toString('latin1') });
      if (rcptTo.some((to) => to.address.startsWith('broken'))) {
        for (const connection of server.connections) connection._socket.destroy();
        return;
      }
      if (rcptTo.some((to) => to.address.startsWith('silent'))) return;
      answer();
    });
  },
});

server.on('error', () => {});
server.listen(0, '127.0.0.1', () => say({ port: server.server.address().port }));

// Each line of input is answered with one of output, after those of all messages that were taken before it.
process.stdin.on('data', (lines) => { for (const _ of lines.toString().trimEnd().split('\n')) say({ all: true }); });
process.stdin.on('end', () => process.exit(0));
