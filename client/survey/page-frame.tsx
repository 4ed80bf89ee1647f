/** Header, progress, sample mark and main region that all citizen pages share. */
import { useEffect, useRef, type ReactNode } from 'react';
import { Mark, Ruler, SampleMark } from '../ui/brand';
import type { Progress } from './form-plan';
import { useSpeech } from './language';

export interface FrameProps {
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly isSample?: boolean;
  readonly progress?: Progress | undefined;
  /** Changes when another page comes up: then focus moves to its heading. */
  readonly page: string;
  readonly children: ReactNode;
}

export function PageFrame({ title, subtitle, isSample = false, progress, page, children }: FrameProps) {
  const { t } = useSpeech();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    window.scrollTo(0, 0);
    if (!first.current) main.current?.querySelector<HTMLElement>('[data-focus]')?.focus();
    first.current = false;
  }, [page]);
  return (
    <div className="sheet">
      <header>
        <div className="top-bar">
          <div className="in">
            <Mark size={36} />
            <div className="top-words">
              <b>{title}</b>
              {subtitle !== undefined && <span>{subtitle}</span>}
            </div>
            {isSample && (
              <div className="sample-slot">
                <SampleMark>{t('sample')}</SampleMark>
              </div>
            )}
          </div>
        </div>
        {progress === undefined ? <Ruler /> : <Ticks progress={progress} />}
      </header>
      <main ref={main} className="in">
        {children}
      </main>
    </div>
  );
}

/** Progress as ticks of a ruler, one a question; the words are for readers. */
function Ticks({ progress }: { progress: Progress }) {
  const { t } = useSpeech();
  const ticks = Array.from({ length: progress.all }, (_, index) => index);
  const label = t('part.progress', { answered: progress.answered, all: progress.all });
  return (
    <div
      className={progress.all > 40 ? 'ticks dense' : 'ticks'}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={progress.all}
      aria-valuenow={progress.answered}
      aria-valuetext={label}
    >
      {ticks.map((index) => (
        <i key={index} className={index < progress.answered ? 'done' : ''} />
      ))}
    </div>
  );
}
