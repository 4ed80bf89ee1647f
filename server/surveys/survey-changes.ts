/** Lets rooms below the line (the intake) hear that a round changed, so that closing works at once on this server. */
import { Injectable } from '@nestjs/common';

@Injectable()
export class SurveyChanges {
  private readonly listeners = new Set<(surveyId: string) => void>();

  onChange(listener: (surveyId: string) => void): void {
    this.listeners.add(listener);
  }

  /** Call after commit. */
  announce(surveyId: string): void {
    for (const listener of this.listeners) listener(surveyId);
  }
}
