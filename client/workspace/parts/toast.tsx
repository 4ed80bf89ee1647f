/** A short word about something that went well, bottom left, for six seconds. Errors never come here (UX §4). */
import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react';
import { Icon } from '../../ui/icons';

const Toasts = createContext<(text: string) => void>(() => undefined);

/** Says that something is done. */
export const useToast = (): ((text: string) => void) => useContext(Toasts);

export function ToastPlace({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<{ text: string; at: number } | null>(null);
  useEffect(() => {
    if (shown === null) return;
    const timer = setTimeout(() => setShown(null), 6000);
    return () => clearTimeout(timer);
  }, [shown]);
  const show = useCallback((text: string) => setShown((before) => ({ text, at: (before?.at ?? 0) + 1 })), []);
  return (
    <Toasts value={show}>
      {children}
      <div className="toasts" role="status">
        {shown === null ? null : (
          <p key={shown.at} className="toast">
            <Icon name="check" />
            {shown.text}
          </p>
        )}
      </div>
    </Toasts>
  );
}
