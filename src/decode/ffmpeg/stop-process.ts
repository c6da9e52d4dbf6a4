/**
 * Ends an ffmpeg for sure. Bubblewrap that is killed in its first milliseconds can leave a child behind that waits for it for ever
 * and keeps our pipes open; so the whole group is killed, and nothing more is read. Processes are started `detached` for this.
 */
import type { ChildProcess } from 'node:child_process';

export function stopProcess(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL'); // no group of that number: it has ended, or never began
  }
  child.stdout?.destroy();
  child.stderr?.destroy();
}

/** Ends them all, and waits until each is gone. */
export async function stopAll(running: Iterable<ChildProcess>): Promise<void> {
  await Promise.all(
    [...running].map((child) => {
      stopProcess(child);
      return new Promise((resolve) => child.once('close', resolve));
    }),
  );
}
