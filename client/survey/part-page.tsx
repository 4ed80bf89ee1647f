/**
 * One part of the form on one screen: answered questions fold to a line "Hài lòng · Sửa", one question is open and
 * framed. Nothing is chosen beforehand and nothing jumps by itself; "Tiếp tục" (or Enter) goes on, blanks are allowed
 * and asked about once (METHODS §2.1).
 */
import { useEffect, useRef, useState } from 'react';
import type { AnswerValue } from '../api/types';
import { Face } from '../ui/faces';
import { Icon } from '../ui/icons';
import { askedQuestions, isAnswered, progressOf, type Answers, type Part, type Question } from './form-plan';
import { useSpeech } from './language';
import { QuestionCard } from './question-card';

export function PartPage({
  part,
  answers,
  onAnswer,
  onBack,
  onNext,
  onOpen,
}: {
  part: Part;
  answers: Answers;
  onAnswer: (key: string, value: AnswerValue | undefined) => void;
  onBack: () => void;
  onNext: () => void;
  /** Tells which question is open, for the header. */
  onOpen: (key: string) => void;
}) {
  const { t } = useSpeech();
  const asked = askedQuestions(part, answers);
  const [openKey, setOpenKey] = useState(
    () => (asked.find((question) => !isAnswered(question, answers)) ?? asked[asked.length - 1])?.key ?? '',
  );
  const [reached, setReached] = useState(() => lastAnswered(asked, answers));
  const [reminded, setReminded] = useState(false);
  const [mustAnswer, setMustAnswer] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  const opened = useRef(false);
  const openIndex = Math.max(
    0,
    asked.findIndex((question) => question.key === openKey),
  );
  const open = asked[openIndex];
  const left = progressOf(asked, answers);

  useEffect(() => {
    onOpen(openKey);
    if (!opened.current) {
      opened.current = true;
      return;
    }
    const input = card.current?.querySelector<HTMLElement>('input:checked') ?? card.current?.querySelector('input');
    input?.focus({ preventScroll: true });
    card.current?.scrollIntoView({ block: 'nearest' });
  }, [openKey, onOpen]);

  if (open === undefined) return null;

  const show = (question: Question) => {
    setMustAnswer(false);
    setReached((before) => Math.max(before, openIndex));
    setOpenKey(question.key);
  };

  const goOn = () => {
    if (isGate(open) && !isAnswered(open, answers)) return setMustAnswer(true);
    const next = asked.slice(openIndex + 1).find((question) => !isAnswered(question, answers));
    if (next !== undefined) return show(next);
    const gate = asked.find((question) => isGate(question) && !isAnswered(question, answers));
    if (gate !== undefined) {
      show(gate);
      return setMustAnswer(true);
    }
    const wanted = asked.some((question) => question.required && !isAnswered(question, answers));
    if (wanted && !reminded) return setReminded(true);
    onNext();
  };

  const goBack = () => {
    const before = asked[openIndex - 1];
    if (before !== undefined) show(before);
    else onBack();
  };

  return (
    <form
      className="page-form"
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      <h1 className="vh" data-focus tabIndex={-1}>
        <PartName part={part} />
      </h1>
      <div className="questions">
        {asked.map((question, index) => {
          if (index === openIndex) {
            return (
              <div key={question.key} ref={card}>
                <QuestionCard
                  question={question}
                  value={answers[question.key]}
                  onAnswer={(value) => {
                    setMustAnswer(false);
                    onAnswer(question.key, value);
                  }}
                  error={mustAnswer ? t('part.mustAnswer') : null}
                />
              </div>
            );
          }
          const seen = index < openIndex || index <= reached || isAnswered(question, answers);
          return seen && <FoldedQuestion key={question.key} question={question} answers={answers} onOpen={show} />;
        })}
      </div>
      <div role="status">
        {reminded && left.answered < left.all && (
          <p className="remark">{t('part.left', { count: left.all - left.answered })}</p>
        )}
      </div>
      <div className="buttons two">
        <button type="button" className="button" onClick={goBack}>
          <Icon name="left" />
          {t('part.back')}
        </button>
        <button type="submit" className="button primary">
          {t('part.next')}
          <Icon name="right" />
        </button>
      </div>
    </form>
  );
}

/** Gates are who answers and required profile questions; every rated question may stay blank. */
export function isGate(question: Question): boolean {
  return question.required && !question.key.startsWith('answers/');
}

function lastAnswered(asked: readonly Question[], answers: Answers): number {
  return asked.reduce((last, question, index) => (isAnswered(question, answers) ? index : last), -1);
}

export function PartName({ part }: { part: Part }) {
  const { t, say } = useSpeech();
  return <>{part.name === null ? t(part.code === 'about' ? 'part.about' : 'part.more') : say(part.name)}</>;
}

function FoldedQuestion({
  question,
  answers,
  onOpen,
}: {
  question: Question;
  answers: Answers;
  onOpen: (question: Question) => void;
}) {
  const { t, say } = useSpeech();
  const answered = isAnswered(question, answers);
  return (
    <div className={answered ? 'folded' : 'folded blank'}>
      <p>{say(question.shortName)}</p>
      <div className="folded-answer">
        <AnswerWords question={question} value={answers[question.key]} />
        <button type="button" className="edit" onClick={() => onOpen(question)}>
          {answered ? t('part.edit') : t('part.answer')}
          <span className="vh"> {t('part.editReader', { question: say(question.shortName) })}</span>
        </button>
      </div>
    </div>
  );
}

/** An answer in words, with its face where the scale has faces. */
function AnswerWords({ question, value }: { question: Question; value: AnswerValue | undefined }) {
  const { t, say } = useSpeech();
  if (value === undefined || value === '') return <span className="muted">{t('part.unanswered')}</span>;
  if (question.noOpinion !== null && value === question.noOpinion.value) {
    return <b>{question.noOpinion.label === null ? t('part.noOpinion') : say(question.noOpinion.label)}</b>;
  }
  if (Array.isArray(value)) {
    const labels = question.choices.filter((choice) => value.includes(choice.value)).map((choice) => say(choice.label));
    return <b>{labels.length <= 2 ? labels.join(', ') : t('part.chosen', { count: labels.length })}</b>;
  }
  const choice = question.choices.find((one) => one.value === value);
  if (choice === undefined) {
    return (
      <b>
        {String(value)} {question.unit ?? ''}
      </b>
    );
  }
  return (
    <>
      {choice.face !== null && <Face level={choice.face} size={26} />}
      <b>{say(choice.label)}</b>
    </>
  );
}
