/** Who runs the command, for the history of what it changes. */
import { userInfo } from 'node:os';

export function userName(otherwise: string): string {
  try {
    return userInfo().username;
  } catch {
    // A user without an entry in the system's list, as in some containers.
    return otherwise;
  }
}
