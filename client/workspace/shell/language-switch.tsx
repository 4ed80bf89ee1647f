/** Vietnamese or English, kept on this computer. */
import { useLanguage } from '../say';

export function LanguageSwitch() {
  const { language, setLanguage } = useLanguage();
  const other = language === 'vi' ? 'en' : 'vi';
  return (
    <button type="button" className="btn quiet" lang={other} onClick={() => setLanguage(other)}>
      {other === 'en' ? 'English' : 'Tiếng Việt'}
    </button>
  );
}
