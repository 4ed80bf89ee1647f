/** A text in both languages, Vietnamese first. */
import type { BilingualText } from '../../../scoring/satisfaction/questionnaire.js';
import { questionnaireWords as words } from '../../i18n/workspace/questionnaires';
import { TextInput } from '../parts/fields';
import { useSay } from '../say';

export function TextPair({
  name,
  label,
  value,
  onChange,
  rows,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: BilingualText;
  readonly onChange: (value: BilingualText) => void;
  readonly rows?: number;
}) {
  const say = useSay();
  const more = rows === undefined ? {} : { rows };
  return (
    <div className="two">
      <TextInput
        name={`${name}.vi`}
        label={`${label} ${say(words.vi)}`}
        value={value.vi}
        onChange={(vi) => onChange({ ...value, vi })}
        {...more}
      />
      <TextInput
        name={`${name}.en`}
        label={`${label} ${say(words.en)}`}
        value={value.en}
        onChange={(en) => onChange({ ...value, en })}
        optional
        {...more}
      />
    </div>
  );
}
