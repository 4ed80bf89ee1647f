/** What the survey page needs to show a form: questionnaire, scales, agency or list of agencies, and whether it is open. */
import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Clock } from '../platform/clock/clock.js';
import { BilingualText } from '../platform/dto/shapes.js';
import { Problem } from '../platform/problems/problem.js';
import { FormDirectory } from './form-directory.js';
import { stateAt } from './intake-rules.js';

class FormAgencyShape {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty()
  name!: string;
}

class FormSurveyShape {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ type: BilingualText })
  title!: BilingualText;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  opensAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  closesAt!: string | null;
  @ApiProperty({ enum: ['draft', 'open', 'closed'], description: 'As of `serverAt`; draft also means not open yet.' })
  state!: 'draft' | 'open' | 'closed';
  @ApiProperty({ description: 'Invented figures of the sample province.' })
  isSample!: boolean;
}

export class FormShape {
  @ApiProperty()
  code!: string;
  @ApiProperty({ type: FormSurveyShape })
  survey!: FormSurveyShape;
  @ApiProperty({ type: FormAgencyShape, nullable: true })
  agency!: FormAgencyShape | null;
  @ApiProperty({
    type: FormAgencyShape,
    isArray: true,
    description: "To choose from, when the code is the round's own.",
  })
  agencies!: FormAgencyShape[];
  @ApiProperty({ type: 'object', additionalProperties: true })
  questionnaire!: object;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  scaleChoices!: Record<string, string>;
  @ApiProperty({ format: 'date-time', description: "The server's clock." })
  serverAt!: string;
}

@Injectable()
export class CitizenForms {
  constructor(
    private readonly forms: FormDirectory,
    private readonly clock: Clock,
  ) {}

  /** Throws unknownForm when no round has the code or it takes no answers by link. */
  async read(code: string): Promise<FormShape> {
    const target = /^[2-9A-Z]{7,8}$/.test(code) ? await this.forms.target(code) : null;
    const form = target === null ? null : await this.forms.form(target.surveyId);
    if (target === null || form === null || !form.channels.has('publicLink')) throw new Problem('unknownForm');
    const now = this.clock.now();
    const agencyName = target.agencyId === null ? undefined : form.agencies.get(target.agencyId);
    return {
      code,
      survey: {
        id: form.surveyId,
        title: form.title,
        opensAt: form.times.opensAt === null ? null : new Date(form.times.opensAt).toISOString(),
        closesAt: form.times.closesAt === null ? null : new Date(form.times.closesAt).toISOString(),
        state: stateAt(form.times, now.getTime()),
        isSample: form.isSample,
      },
      agency: target.agencyId === null || agencyName === undefined ? null : { id: target.agencyId, name: agencyName },
      agencies: target.agencyId === null ? [...form.agencies].map(([id, name]) => ({ id, name })) : [],
      questionnaire: form.questionnaire,
      scaleChoices: { ...form.scaleChoices },
      serverAt: now.toISOString(),
    };
  }
}
