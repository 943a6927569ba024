// Sending while the finger moves, without a backlog: one message is under way
// at a time, only the newest state waits behind it, and the last always goes.

const LEAST_GAP_MS = 30;
const PATIENCE_MS = 400;

function createSender(emit, firstSeq) {
  const sender = { emit, seq: firstSeq, acked: firstSeq, sentAt: -Infinity, waiting: null, timer: 0 };

  const delay = () => {
    const sinceLast = performance.now() - sender.sentAt;
    const gap = sender.acked < sender.seq ? PATIENCE_MS : LEAST_GAP_MS;
    return gap - sinceLast;
  };
  const send = () => {
    const state = sender.waiting;
    sender.waiting = null;
    sender.seq += 1;
    sender.sentAt = performance.now();
    sender.emit({ ...state, seq: sender.seq });
  };
  const pump = () => {
    clearTimeout(sender.timer);
    if (!sender.waiting) return;
    const wait = delay();
    if (wait <= 0) send();
    else sender.timer = setTimeout(pump, wait);
  };

  sender.offer = (state) => { sender.waiting = state; pump(); };
  sender.acknowledge = (seq) => {
    sender.acked = Math.max(sender.acked, Math.min(seq, sender.seq));
    pump();
  };
  sender.stop = () => clearTimeout(sender.timer);
  return sender;
}
