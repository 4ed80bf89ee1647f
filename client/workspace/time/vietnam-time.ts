/** Moments as the clerk types them: Vietnam has one zone, UTC+7 without summer time, whatever the computer's clock says. */
const offsetMinutes = 7 * 60;

/** `2026-12-01T08:00` in Vietnam → ISO instant; null when the text is empty or no time. */
export function instantOfLocal(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return null;
  const utc = Date.parse(`${text}:00Z`);
  return Number.isNaN(utc) ? null : new Date(utc - offsetMinutes * 60_000).toISOString();
}

/** ISO instant → `YYYY-MM-DDTHH:mm` in Vietnam; empty for null. */
export function localOfInstant(instant: string | null): string {
  const at = instant === null ? NaN : Date.parse(instant);
  return Number.isNaN(at) ? '' : new Date(at + offsetMinutes * 60_000).toISOString().slice(0, 16);
}

/** The day in Vietnam of an instant, `YYYY-MM-DD`. */
export const dayOfInstant = (instant: string): string => localOfInstant(instant).slice(0, 10);

/** Whole days from now until an instant, counted by Vietnam's calendar; negative when past. */
export function daysUntil(instant: string, now: string): number {
  return Math.round(
    (Date.parse(`${dayOfInstant(instant)}T00:00Z`) - Date.parse(`${dayOfInstant(now)}T00:00Z`)) / 86_400_000,
  );
}

/** Today in Vietnam, `YYYY-MM-DD`. */
export const today = (): string => dayOfInstant(new Date().toISOString());
