/** The words of every level; values and order stay, since answers are stored by them. */
import { questionnaireWords as words } from '../../i18n/workspace/questionnaires';
import { useSay } from '../say';
import { setLevelLabel, type Definition } from './edit-definition';
import { TextPair } from './text-pair';

export function ScaleList({
  definition,
  onChange,
}: {
  readonly definition: Definition;
  readonly onChange: (definition: Definition) => void;
}) {
  const say = useSay();
  const scales = Object.entries(definition.scales).filter(([, scale]) => (scale.levels ?? []).length > 0);
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{say(words.scales)}</h2>
      </div>
      {scales.map(([name, scale]) => (
        <details key={name} className="more card-body">
          <summary>
            {name} · {(scale.levels ?? []).map(({ label }) => say(label)).join(' – ')}
          </summary>
          <div className="stack">
            {(scale.levels ?? []).map((level, index) => (
              <TextPair
                key={level.value}
                name={`scales.${name}.levels.${index}.label`}
                label={say(words.level, { value: String(level.value) })}
                value={level.label}
                onChange={(label) => onChange(setLevelLabel(definition, name, index, label))}
              />
            ))}
          </div>
        </details>
      ))}
    </section>
  );
}
