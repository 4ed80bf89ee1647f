/** A number as people type it: `80`, `97,5`, `1.200`. What was typed is never lost; vi-VN is shown on leaving. */
import { useState } from 'react';
import type { AnswerValue } from '../api/types';
import type { Question } from './form-plan';
import { useSpeech } from './language';
import { formatDecimal } from '../ui/format';
import { readNumber } from './read-number';

export function NumberInput({
  question,
  value,
  onAnswer,
}: {
  question: Question;
  value: AnswerValue | undefined;
  onAnswer: (value: AnswerValue | undefined) => void;
}) {
  const { t, language } = useSpeech();
  const [typed, setTyped] = useState(typeof value === 'number' ? formatDecimal(String(value), language) : '');
  const min = question.min ?? 0;
  const max = question.max ?? 1_000_000;
  const number = readNumber(typed);
  const fits = number !== null && number >= min && number <= max;
  const wrong = typed.trim() !== '' && !fits;
  return (
    <>
      <p className="hint" id={`${question.key}-hint`}>
        {t('part.number', { min, max })}
      </p>
      <span className="number-row">
        <input
          className="text-input number"
          id={question.key}
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          aria-describedby={`${question.key}-hint`}
          aria-invalid={wrong ? true : undefined}
          onChange={(event) => {
            setTyped(event.target.value);
            const next = readNumber(event.target.value);
            onAnswer(next !== null && next >= min && next <= max ? next : undefined);
          }}
          onBlur={() => {
            if (fits && number !== null) setTyped(formatDecimal(String(number), language));
          }}
        />
        {question.unit !== null && <span>{question.unit}</span>}
      </span>
    </>
  );
}
