/** The one-tap flow of a counter: a tap records the level, then reasons and a comment may follow, then it is sent. */
import type { AnswerValue } from '../api/types';
import { Face } from '../ui/faces';
import { Icon } from '../ui/icons';
import { isAsked, type Answers, type FormPlan, type Question } from './form-plan';
import { useSpeech } from './language';
import { QuestionCard } from './question-card';
import { CommentBox } from './review-page';

interface QuickProps {
  readonly answers: Answers;
  readonly onAnswer: (key: string, value: AnswerValue | undefined) => void;
}

export function QuickRatingPage({
  question,
  answers,
  onAnswer,
  onBack,
  onNext,
}: QuickProps & { question: Question; onBack: () => void; onNext: () => void }) {
  const { t, say } = useSpeech();
  const answered = answers[question.key] !== undefined;
  return (
    <form
      className="page-form quick"
      onSubmit={(event) => {
        event.preventDefault();
        if (answered) onNext();
      }}
    >
      <h1 className="vh" data-focus tabIndex={-1}>
        {say(question.shortName)}
      </h1>
      <QuestionCard
        question={question}
        value={answers[question.key]}
        onAnswer={(value) => onAnswer(question.key, value)}
        onTap={(value) => {
          onAnswer(question.key, value);
          onNext();
        }}
      />
      <div className="buttons two">
        <button type="button" className="button" onClick={onBack}>
          <Icon name="left" />
          {t('part.back')}
        </button>
        {answered && (
          <button type="submit" className="button primary">
            {t('part.next')}
            <Icon name="right" />
          </button>
        )}
      </div>
    </form>
  );
}

export function QuickReasonsPage({
  plan,
  rating,
  kind,
  answers,
  problem,
  sending,
  onAnswer,
  onEdit,
  onSend,
}: QuickProps & {
  plan: FormPlan;
  rating: Question;
  /** Who answers; not asked for when the questionnaire knows only one kind. */
  kind: Question | null;
  problem: string | null;
  sending: boolean;
  onEdit: () => void;
  onSend: () => void;
}) {
  const { t, say } = useSpeech();
  const choice = rating.choices.find((one) => one.value === answers[rating.key]);
  const further = plan.parts
    .flatMap((part) => part.questions)
    .filter((question) => question.key !== rating.key && isAsked(question, answers));
  const level = choice === undefined ? t('part.noOpinion') : say(choice.label);
  return (
    <form
      className="page-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending) onSend();
      }}
    >
      <div className="recorded">
        {choice !== undefined && choice.face !== null && <Face level={choice.face} size={44} />}
        <h1 className="second" data-focus tabIndex={-1}>
          {t('quick.recorded', { level })}
        </h1>
        <button type="button" className="edit" onClick={onEdit}>
          {t('quick.edit')}
        </button>
      </div>
      {further.map((question) => (
        <QuestionCard
          key={question.key}
          question={question}
          value={answers[question.key]}
          onAnswer={(value) => onAnswer(question.key, value)}
        />
      ))}
      {kind !== null && (
        <div>
          <QuestionCard question={kind} value={answers['kind']} onAnswer={(value) => onAnswer('kind', value)} />
          <p className="hint below">
            {t('quick.kindHelp', { kind: kind.choices[0] === undefined ? '' : say(kind.choices[0].label) })}
          </p>
        </div>
      )}
      {plan.comments.map((question) => (
        <CommentBox key={question.key} question={question} value={answers[question.key]} onAnswer={onAnswer} />
      ))}
      {problem !== null && (
        <p className="wrong" role="alert">
          <Icon name="warn" />
          <span>{problem}</span>
        </p>
      )}
      <div className="buttons">
        <button type="submit" className="button primary" aria-disabled={sending}>
          {sending ? t('review.sending') : t('review.send')}
        </button>
      </div>
    </form>
  );
}
