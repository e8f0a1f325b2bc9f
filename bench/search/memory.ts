/** The most memory that the process has of its own while something goes on (Linux): what is mapped of files can be had again and does not count. */
import { readFileSync } from 'node:fs';

const LOOK_MS = 20;
const KIB_PER_MIB = 1_024;

/** `stop` gives MiB. */
export function watchMemory(): { stop(): number } {
  let most = 0;
  const look = () => {
    most = Math.max(most, ownMib());
  };
  const timer = setInterval(look, LOOK_MS);
  return {
    stop() {
      clearInterval(timer);
      look();
      return most;
    },
  };
}

// The peak that the system keeps has mapped pages in it, and those that there were then are not known afterwards.
function ownMib(): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(/^RssAnon:\s+(\d+)/m.exec(status)?.[1] ?? 0) / KIB_PER_MIB;
}
