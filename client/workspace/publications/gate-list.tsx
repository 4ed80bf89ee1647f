/** The conditions, one line each, with how many are met. */
import { publicationWords as words } from '../../i18n/workspace/results';
import { Icon, type IconName } from '../../ui/icons';
import { useSay } from '../say';
import type { Gate, GateTone } from './gates';

const icons: Readonly<Record<GateTone, IconName>> = { ok: 'check', warn: 'warn', bad: 'stop', wait: 'clock' };

export function GateList({ gates }: { readonly gates: readonly Gate[] }) {
  const say = useSay();
  const count = (...tones: GateTone[]): number => gates.filter(({ tone }) => tones.includes(tone)).length;
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{say(words.gates)}</h2>
        <span className="sp" />
        <span className="xs">
          {say(words.gateCounts, { ok: count('ok'), warn: count('warn', 'wait'), bad: count('bad') })}
        </span>
      </div>
      <ul className="gates">
        {gates.map((gate) => (
          <li key={gate.title.en} className={gate.tone}>
            <span className="g">
              <Icon name={icons[gate.tone]} />
            </span>
            <div>
              <strong className="b">{say(gate.title, gate.values)}</strong>
              <p>{say(gate.text, gate.values)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
