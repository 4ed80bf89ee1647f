/** Language and letter size of the citizen page, for every component below it. */
import type { TFunction } from 'i18next';
import { createContext, useContext } from 'react';
import type { Text } from '../api/types';
import type { Language } from '../i18n/start';

export interface Speech {
  readonly language: Language;
  readonly t: TFunction;
  readonly say: (text: Text) => string;
  readonly switchLanguage: () => void;
  readonly largeLetters: boolean;
  readonly switchLetters: () => void;
}

export const SpeechContext = createContext<Speech | null>(null);

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (speech === null) throw new Error('useSpeech needs a SpeechContext above it');
  return speech;
}
