/** Step 2: whose opinion it is; the sentence stands beside every figure of the round. */
import { surveyWords as words } from '../../../i18n/workspace/surveys';
import { Button } from '../../../ui/button';
import { Note } from '../../../ui/note';
import { useRead } from '../../api/hooks';
import type { QuestionnaireVersion } from '../../api/shapes';
import { TextInput } from '../../parts/fields';
import { useSay } from '../../say';
import type { StepProps } from './measure-step';

export function PopulationStep({ plan, onChange }: StepProps) {
  const say = useSay();
  const id = plan.questionnaireVersionId;
  const version = useRead<QuestionnaireVersion>(['questionnaires', id], `/questionnaires/${id}`, undefined, {
    enabled: id !== '',
  });
  const suggested = version.data?.definition.population.vi ?? '';
  return (
    <section className="card card-body stack">
      <TextInput
        name="populationText"
        label={say(words.populationText)}
        help={say(words.populationHelp)}
        value={plan.populationText}
        onChange={(populationText) => onChange({ populationText })}
        rows={3}
        maxLength={500}
      />
      {suggested === '' || suggested === plan.populationText ? null : (
        <Note>
          <p>{say(words.populationOfForm, { text: suggested })}</p>
          <Button onClick={() => onChange({ populationText: suggested })}>{say(words.useIt)}</Button>
        </Note>
      )}
    </section>
  );
}
