/** The question that is open: native radio buttons or check boxes whose whole row is the target (UX §4). */
import { useRef, type ReactNode } from 'react';
import type { AnswerValue } from '../api/types';
import { Face } from '../ui/faces';
import { Icon } from '../ui/icons';
import type { Choice, Question } from './form-plan';
import { useSpeech } from './language';
import { NumberInput } from './number-input';

export interface CardProps {
  readonly question: Question;
  readonly value: AnswerValue | undefined;
  readonly onAnswer: (value: AnswerValue | undefined) => void;
  /** A pointer touched an option: the one-tap flow goes on at once. */
  readonly onTap?: (value: number | string) => void;
  readonly error?: string | null;
}

export function QuestionCard({ question, value, onAnswer, onTap, error = null }: CardProps) {
  const { t, say } = useSpeech();
  const name = question.key;
  const errorId = `${name}-error`;
  const describedBy = error === null ? {} : { 'aria-describedby': errorId };
  const problem = error !== null && (
    <p className="wrong" id={errorId} role="alert">
      <Icon name="warn" />
      <span>{error}</span>
    </p>
  );
  if (question.input === 'number' || question.input === 'text') {
    return (
      <div className="open-question">
        <label className="legend" htmlFor={name}>
          {say(question.text)}
        </label>
        {question.input === 'number' ? (
          <NumberInput question={question} value={value} onAnswer={onAnswer} />
        ) : (
          <input
            className="text-input"
            id={name}
            value={typeof value === 'string' ? value : ''}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => onAnswer(event.target.value === '' ? undefined : event.target.value)}
            {...describedBy}
          />
        )}
        {problem}
      </div>
    );
  }
  const many = question.input === 'many';
  const chosen: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const pick = (option: number | string) => {
    if (!many) return onAnswer(option);
    const numbers = chosen.filter((one): one is number => typeof one === 'number' && one !== option);
    const next = chosen.includes(option) ? numbers : [...numbers, option as number].sort((a, b) => a - b);
    onAnswer(next.length === 0 ? undefined : next);
  };
  const row = (choice: Choice, noOpinion = false) => (
    <OptionRow
      key={String(choice.value)}
      name={name}
      many={many}
      choice={choice}
      checked={chosen.includes(choice.value)}
      noOpinion={noOpinion}
      onPick={() => pick(choice.value)}
      onTap={onTap === undefined ? undefined : () => onTap(choice.value)}
    />
  );
  return (
    <fieldset className="open-question" {...describedBy}>
      <legend>{say(question.text)}</legend>
      {many && <p className="hint">{t('part.many')}</p>}
      {question.choices.map((choice) => row(choice))}
      {question.noOpinion !== null &&
        row(
          {
            value: question.noOpinion.value,
            label: question.noOpinion.label ?? { vi: t('part.noOpinion'), en: t('part.noOpinion') },
            face: null,
          },
          true,
        )}
      {problem}
    </fieldset>
  );
}

function OptionRow({
  name,
  many,
  choice,
  checked,
  noOpinion,
  onPick,
  onTap,
}: {
  name: string;
  many: boolean;
  choice: Choice;
  checked: boolean;
  noOpinion: boolean;
  onPick: () => void;
  onTap: (() => void) | undefined;
}): ReactNode {
  const { say } = useSpeech();
  const byPointer = useRef(false);
  const classes = ['option', checked ? 'chosen' : '', noOpinion ? 'no-opinion' : '', many ? 'many' : ''];
  return (
    <label
      className={classes.filter(Boolean).join(' ')}
      onPointerDown={() => (byPointer.current = true)}
      onClick={(event) => {
        // arrow keys click radios too, but with no pointer before: only a real tap goes on
        if ((event.target as Element).tagName !== 'INPUT') return;
        if (byPointer.current) onTap?.();
        byPointer.current = false;
      }}
    >
      <input type={many ? 'checkbox' : 'radio'} name={name} checked={checked} onChange={onPick} />
      {choice.face !== null && <Face level={choice.face} size={36} />}
      <span className="option-words">{say(choice.label)}</span>
      <span className="dot" aria-hidden="true">
        <Icon name="check" />
      </span>
    </label>
  );
}
