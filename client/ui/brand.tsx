/** The mark (five rising ticks on a line), the ruler strip under public headers, and the sample mark (UX §1). */
import { Icon } from './icons';

export function Mark({ size = 34 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 34 34" aria-hidden="true">
      <rect width="34" height="34" rx="8" fill="var(--accent)" />
      <path
        d="M8 24v-4.5M12.5 24v-7M17 24v-9.5M21.5 24v-12M26 24v-14.5M6.5 26.5h21"
        stroke="var(--on-accent)"
        strokeWidth="2.2"
        strokeLinecap="round"
        fill="none"
      />
    </svg>
  );
}

export function Ruler() {
  return <div className="ruler" aria-hidden="true" />;
}

/** Stands wherever a figure of an invented province is shown. `children` is the word, "Dữ liệu mẫu". */
export function SampleMark({ children }: { children: string }) {
  return (
    <span className="sample">
      <Icon name="about" small />
      {children}
    </span>
  );
}
