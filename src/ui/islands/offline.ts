/** Says that the network is away, and keeps the reader on the page while it is: what is open can still be read. */

/** A service on the reader's own machine needs no network. */
const OWN_MACHINE = /^(localhost|127\..*|\[::1\])$/;

export function offline(notice: HTMLElement): void {
  if (OWN_MACHINE.test(location.hostname)) return;
  const show = () => {
    notice.hidden = navigator.onLine;
  };
  addEventListener('offline', show);
  addEventListener('online', show);
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('a');
    const isOfPage = link && link.pathname + link.search === location.pathname + location.search;
    if (!link || isOfPage || navigator.onLine) return;
    event.preventDefault();
    show();
    notice.scrollIntoView({ block: 'center' });
  });
  show();
}
