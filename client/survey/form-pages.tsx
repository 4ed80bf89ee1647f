/** An open form from welcome to thanks: which page is up, the draft, and sending. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { compileAnswers } from '../../scoring/satisfaction/compile-answers';
import type { AnswerValue, CitizenForm, Receipt } from '../api/types';
import { AgencyPage } from './agency-page';
import { dropDraft, keepDraft, newDraft, readDraft, type Draft } from './draft';
import {
  askedParts,
  askedQuestions,
  isAnswered,
  kindQuestion,
  planForm,
  progressOf,
  responseParts,
  type FormPlan,
} from './form-plan';
import { useSpeech } from './language';
import { PageFrame } from './page-frame';
import { isGate, PartPage } from './part-page';
import { QuickRatingPage, QuickReasonsPage } from './quick-pages';
import { ReviewPage } from './review-page';
import { openPost, type Post } from './send-form';
import { ReceivedPage, SavedPage } from './sent-pages';
import { useScreen } from './use-screen';
import { WelcomePage } from './welcome-page';

interface Sent {
  readonly id: string;
  readonly receipt: Receipt | null;
  readonly waiting: number;
  readonly savedAt: string;
  readonly busy: boolean;
}

export function FormPages({ form, onClosed }: { form: CitizenForm; onClosed: () => void }) {
  const { t, say, language } = useSpeech();
  const plan = useMemo(() => planForm(form.questionnaire, form.scaleChoices), [form]);
  const validator = useMemo(() => compileAnswers(form.questionnaire, form.scaleChoices, { agencyKnown: true }), [form]);
  const of = `${form.questionnaire.id}@${form.questionnaire.version}`;
  const [draft, setDraft] = useState<Draft>(() => readDraft(form.code, of) ?? newDraft(of));
  const [screen, go] = useScreen();
  const [openKey, setOpenKey] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [sent, setSent] = useState<Sent | null>(null);
  const post = useRef<Promise<Post> | null>(null);
  post.current ??= openPost();
  const waitingFor = useRef<string | null>(null);

  useEffect(() => {
    let forget = () => {};
    void post.current?.then((one) => {
      forget = one.onReceived((receipts) => {
        const receipt = waitingFor.current === null ? undefined : receipts.get(waitingFor.current);
        if (receipt !== undefined) setSent((before) => (before === null ? null : { ...before, receipt, waiting: 0 }));
      });
    });
    return () => forget();
  }, []);

  const { answers } = draft;
  const agency = form.agency ?? form.agencies.find((one) => one.id === draft.agencyId) ?? null;
  const parts = askedParts(plan, answers);
  const questions = parts.flatMap((part) => askedQuestions(part, answers));
  const progress = progressOf(questions, answers);
  const begun = Object.keys(answers).length > 0 || draft.agencyId !== null;
  const rating = plan.quick ? plan.parts[0]?.questions[0] : undefined;
  const firstPage = plan.quick ? 'rating' : `part-${parts[0]?.code ?? ''}`;
  const lastPart = parts[parts.length - 1];

  const change = (next: Draft) => {
    setDraft(next);
    keepDraft(form.code, next);
    setProblem(null);
  };
  const onAnswer = (key: string, value: AnswerValue | undefined) => {
    const { [key]: _old, ...others } = answers;
    change({ ...draft, answers: value === undefined ? others : { ...others, [key]: value } });
  };
  const startAnew = () => {
    dropDraft(form.code);
    setDraft(newDraft(of));
    setSent(null);
    setProblem(null);
    waitingFor.current = null;
    go('welcome', 'replace');
  };

  async function send() {
    const gate = questions.find((question) => isGate(question) && !isAnswered(question, answers));
    if (gate !== undefined && !plan.quick) return setProblem(t('review.gate', { question: say(gate.shortName) }));
    const body = responseParts(plan, answers);
    const check = validator.check(body.answers, body.profile);
    if (!check.ok) {
      const first = check.problems[0];
      if (first?.code === 'noRatedAnswer') return setProblem(t('review.empty'));
      return setProblem(t('review.invalid', { detail: first?.message[language] ?? '' }));
    }
    setSending(true);
    const savedAt = new Date().toISOString();
    const one = (await post.current) as Post;
    const attempt = await one.submit({
      id: draft.id,
      savedAt,
      tries: 0,
      refused: null,
      body: {
        id: draft.id,
        form: form.code,
        ...(form.agency === null && draft.agencyId !== null ? { agencyId: draft.agencyId } : {}),
        ...body,
        startedAt: draft.startedAt,
        answeredAt: savedAt,
        locale: language,
        offline: !navigator.onLine,
      },
    });
    setSending(false);
    if (attempt?.outcome === 'refused') {
      await one.forget(draft.id);
      if (attempt.problem.code === 'surveyClosed' || attempt.problem.code === 'surveyNotOpen') return onClosed();
      const field = attempt.problem.fields[0]?.message[language];
      return setProblem(t('review.invalid', { detail: field ?? attempt.problem.detail[language] }));
    }
    waitingFor.current = draft.id;
    dropDraft(form.code);
    const receipt = attempt?.outcome === 'received' ? attempt.receipt : null;
    const busy = attempt?.outcome === 'waiting' && attempt.problem.code !== 'network';
    setSent({ id: draft.id, receipt, waiting: receipt === null ? await one.waiting() : 0, savedAt, busy });
    go('sent', 'replace');
  }

  async function retry() {
    const one = (await post.current) as Post;
    if (sent !== null) await one.retry(sent.id);
  }

  const subtitle = agency?.name;
  const frame = { isSample: form.survey.isSample, title: t('title'), subtitle };
  if (sent !== null) {
    return (
      <PageFrame {...frame} page={sent.receipt === null ? 'saved' : 'received'}>
        {sent.receipt === null ? (
          <SavedPage {...sent} onRetry={retry} onAnother={startAnew} />
        ) : (
          <ReceivedPage receipt={sent.receipt} agencyName={agency?.name ?? null} onAnother={startAnew} />
        )}
      </PageFrame>
    );
  }
  const partIndex = parts.findIndex((part) => screen === `part-${part.code}`);
  const part = parts[partIndex];
  const agencyWanted = agency === null && screen !== 'welcome';
  if (screen === 'agency' || agencyWanted) {
    return (
      <PageFrame {...frame} subtitle={say(form.survey.title)} page="agency">
        <AgencyPage
          agencies={form.agencies}
          chosen={draft.agencyId}
          onChoose={(agencyId) => change({ ...draft, agencyId })}
          onBack={() => go('welcome')}
          onNext={() => go(firstPage)}
        />
      </PageFrame>
    );
  }
  if (rating !== undefined && screen === 'rating') {
    return (
      <PageFrame {...frame} page="rating">
        <QuickRatingPage
          question={rating}
          answers={answers}
          onAnswer={onAnswer}
          onBack={() => go('welcome')}
          onNext={() => go('reasons')}
        />
      </PageFrame>
    );
  }
  if (rating !== undefined && screen === 'reasons') {
    return (
      <PageFrame {...frame} page="reasons">
        <QuickReasonsPage
          plan={plan}
          rating={rating}
          kind={plan.respondentKinds.length > 1 ? kindQuestion(form.questionnaire) : null}
          answers={answers}
          problem={problem}
          sending={sending}
          onAnswer={onAnswer}
          onEdit={() => go('rating')}
          onSend={() => void send()}
        />
      </PageFrame>
    );
  }
  if (part !== undefined) {
    const at = questions.findIndex((question) => question.key === openKey);
    return (
      <PageFrame
        {...frame}
        title={t('part.heading', {
          part: partIndex + 1,
          parts: parts.length,
          name: partTitle(part.code, plan, t, say),
        })}
        subtitle={t('part.count', { question: Math.max(1, at + 1), questions: questions.length })}
        progress={progress}
        page={screen}
      >
        <PartPage
          key={part.code}
          part={part}
          answers={answers}
          onAnswer={onAnswer}
          onOpen={setOpenKey}
          onBack={() => {
            const before = parts[partIndex - 1];
            go(before !== undefined ? `part-${before.code}` : form.agency === null ? 'agency' : 'welcome');
          }}
          onNext={() => {
            const next = parts[partIndex + 1];
            go(next === undefined ? 'review' : `part-${next.code}`);
          }}
        />
      </PageFrame>
    );
  }
  if (screen === 'review') {
    return (
      <PageFrame
        {...frame}
        title={t('review.heading')}
        subtitle={t('review.count', { ...progress })}
        progress={progress}
        page="review"
      >
        <ReviewPage
          plan={plan}
          answers={answers}
          problem={problem}
          sending={sending}
          onAnswer={onAnswer}
          onEdit={(code) => go(`part-${code}`)}
          onBack={() => go(lastPart === undefined ? 'welcome' : `part-${lastPart.code}`)}
          onSend={() => void send()}
        />
      </PageFrame>
    );
  }
  return (
    <PageFrame {...frame} page="welcome">
      <WelcomePage
        form={form}
        agencyName={form.agency?.name ?? null}
        questions={questions.length}
        begun={begun}
        onStart={() => {
          if (!begun) change({ ...draft, startedAt: new Date().toISOString() });
          go(agency === null ? 'agency' : firstPage);
        }}
        onAnew={startAnew}
      />
    </PageFrame>
  );
}

function partTitle(
  code: string,
  plan: FormPlan,
  t: (key: string) => string,
  say: (text: { vi: string; en: string }) => string,
): string {
  const name = plan.parts.find((part) => part.code === code)?.name ?? null;
  return name === null ? t(code === 'about' ? 'part.about' : 'part.more') : say(name);
}
