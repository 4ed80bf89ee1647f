// A process that posts answers over kept-alive connections as fast as they are acknowledged, and prints one JSON line.
// Plain sockets, because a full HTTP client would take more of the machine than the server it measures.
// node load-generator.mjs '{"port":3000,"seconds":20,"connections":64,"form":"…","agencies":["…"],"answers":{…}}'
import { randomBytes } from 'node:crypto';
import net from 'node:net';

const { port, seconds, connections, form, agencies, answers } = JSON.parse(process.argv[2]);
const run = randomBytes(6).toString('hex');
const answersText = JSON.stringify(answers);
let sequence = 0;

/** Ids are random at the front, like those of independent devices, so that the index is met everywhere. */
function message() {
  const n = (sequence += 1);
  const front = randomBytes(4).toString('hex');
  const id = `${front}-${run.slice(0, 4)}-4${run.slice(4, 7)}-8${run.slice(7, 10)}-${n.toString(16).padStart(12, '0')}`;
  const at = new Date().toISOString();
  const body =
    `{"id":"${id}","form":"${form}","agencyId":"${agencies[n % agencies.length]}","respondentKind":"citizen",` +
    `"answers":${answersText},"profile":{},"answeredAt":"${at}","sentAt":"${at}","locale":"vi","offline":false}`;
  return (
    `POST /api/v1/responses HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\n` +
    `content-length: ${body.length}\r\n\r\n${body}`
  );
}

let acknowledged = 0;
const refused = {};
const milliseconds = [];
let stopping = false;

function connection() {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    let answer = '';
    let sentAt = 0;
    const next = () => {
      if (stopping) {
        socket.end();
        resolve();
        return;
      }
      sentAt = performance.now();
      socket.write(message(), 'latin1');
    };
    socket.on('connect', next);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      answer += chunk;
      const head = answer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(answer)?.[1] ?? 0);
      if (answer.length < head + 4 + length) return;
      milliseconds.push(performance.now() - sentAt);
      const status = answer.slice(9, 12);
      if (status === '201') acknowledged += 1;
      else refused[status] = (refused[status] ?? 0) + 1;
      answer = '';
      next();
    });
  });
}

const startedAt = performance.now();
setTimeout(() => (stopping = true), seconds * 1000);
await Promise.all(Array.from({ length: connections }, connection));
const elapsed = (performance.now() - startedAt) / 1000;
milliseconds.sort((a, b) => a - b);
const percentile = (share) =>
  milliseconds[Math.min(milliseconds.length - 1, Math.floor(share * milliseconds.length))] ?? 0;
console.log(
  JSON.stringify({
    acknowledged,
    refused,
    rate: acknowledged / elapsed,
    p50: percentile(0.5),
    p99: percentile(0.99),
    max: percentile(1),
  }),
);
