/** A dialog that traps and returns focus (react-aria-components). Workspace only: the citizen page has none. */
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Icon } from './icons';

export function DialogShell({
  title,
  open,
  onClose,
  closeLabel,
  children,
  wide = false,
}: {
  title: ReactNode;
  open: boolean;
  onClose: () => void;
  /** Words of the close button for readers. */
  closeLabel: string;
  children: ReactNode;
  wide?: boolean;
}) {
  return (
    <ModalOverlay className="dialog-veil" isOpen={open} onOpenChange={(next) => !next && onClose()} isDismissable>
      <Modal className={wide ? 'dialog-box wide' : 'dialog-box'}>
        <Dialog className="dialog">
          <div className="dialog-head">
            <Heading slot="title" className="h3">
              {title}
            </Heading>
            <button type="button" className="btn quiet icon-only" aria-label={closeLabel} onClick={onClose}>
              <Icon name="close" />
            </button>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
