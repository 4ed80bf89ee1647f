/** Set once when the process is asked to stop, so that a balancer sends nobody here any more. */
let stopping = false;

export const draining = (): boolean => stopping;

export function startDraining(): void {
  stopping = true;
}
