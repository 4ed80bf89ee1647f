/** Starts the citizen page for the code in the address, `/k/:code`. */
import { createRoot } from 'react-dom/client';
import { startMessages } from '../i18n/start';
import en from '../i18n/survey/en.json';
import vi from '../i18n/survey/vi.json';
import '../ui/fonts-survey.css';
import '../ui/tokens.css';
import './survey.css';
import { SurveyApp } from './survey-app';

const root = document.getElementById('root');
const code = decodeURIComponent(/^\/k\/([^/]+)/.exec(location.pathname)?.[1] ?? '').toUpperCase();
if (root !== null) createRoot(root).render(<SurveyApp messages={startMessages(vi, en)} code={code} />);
