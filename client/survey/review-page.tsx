/** The last look: parts with n/n, open comments, what is missing, and the one button that sends. */
import type { AnswerValue } from '../api/types';
import { Icon } from '../ui/icons';
import { MAX_TEXT_LENGTH } from '../../scoring/satisfaction/answer-problems';
import { askedParts, askedQuestions, progressOf, type Answers, type FormPlan, type Question } from './form-plan';
import { useSpeech } from './language';
import { PartName } from './part-page';

export function ReviewPage({
  plan,
  answers,
  problem,
  sending,
  onAnswer,
  onEdit,
  onBack,
  onSend,
}: {
  plan: FormPlan;
  answers: Answers;
  problem: string | null;
  sending: boolean;
  onAnswer: (key: string, value: AnswerValue | undefined) => void;
  onEdit: (partCode: string) => void;
  onBack: () => void;
  onSend: () => void;
}) {
  const { t } = useSpeech();
  const parts = askedParts(plan, answers);
  const all = progressOf(
    parts.flatMap((part) => askedQuestions(part, answers)),
    answers,
  );
  return (
    <form
      className="page-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending) onSend();
      }}
    >
      <h1 className="second" data-focus tabIndex={-1}>
        {t('review.heading')}
      </h1>
      <ul className="review" aria-label={t('review.parts')}>
        {parts.map((part) => {
          const { answered, all: of } = progressOf(askedQuestions(part, answers), answers);
          return (
            <li key={part.code}>
              <span className="review-name">
                <PartName part={part} />
              </span>
              <span className={answered < of ? 'review-count open' : 'review-count'}>
                {answered}/{of}
              </span>
              <button type="button" className="edit" onClick={() => onEdit(part.code)}>
                {t('part.edit')}
                <span className="vh">
                  {' '}
                  <PartName part={part} />
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {all.answered < all.all && <p className="remark">{t('review.left', { count: all.all - all.answered })}</p>}
      {plan.comments.map((question) => (
        <CommentBox key={question.key} question={question} value={answers[question.key]} onAnswer={onAnswer} />
      ))}
      {problem !== null && (
        <p className="wrong" role="alert">
          <Icon name="warn" />
          <span>{problem}</span>
        </p>
      )}
      <div className="buttons two">
        <button type="button" className="button" onClick={onBack}>
          <Icon name="left" />
          {t('part.back')}
        </button>
        <button type="submit" className="button primary" aria-disabled={sending}>
          {sending ? t('review.sending') : t('review.send')}
        </button>
      </div>
    </form>
  );
}

/** An open comment, with the reminder not to write names into it. */
export function CommentBox({
  question,
  value,
  onAnswer,
}: {
  question: Question;
  value: AnswerValue | undefined;
  onAnswer: (key: string, value: AnswerValue | undefined) => void;
}) {
  const { t, say } = useSpeech();
  return (
    <div className="comment">
      <label className="label" htmlFor={question.key}>
        {t('review.optional', { question: say(question.text).replace(/[?.]$/, '') })}
      </label>
      <p className="hint" id={`${question.key}-hint`}>
        {t('review.privacy')}
      </p>
      <textarea
        id={question.key}
        rows={3}
        maxLength={MAX_TEXT_LENGTH}
        aria-describedby={`${question.key}-hint`}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onAnswer(question.key, event.target.value === '' ? undefined : event.target.value)}
      />
    </div>
  );
}
