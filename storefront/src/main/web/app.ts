import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { ShopElement } from './parts/element';
import { errorNotice } from './parts/errors';
import { cartIcon, logo, searchIcon } from './parts/icons';
import { panelSkeletons } from './parts/skeletons';
import './pages/account';
import './pages/admin/orders';
import './pages/admin/product';
import './pages/admin/products';
import './pages/admin/users';
import './pages/cart';
import './pages/checkout';
import './pages/home';
import './pages/order';
import './pages/orders';
import './pages/product';
import './pages/products';
import './pages/sign-in';
import { adminNavigation } from './pages/admin/navigation';
import { router } from './router';
import { cart } from './state/cart';
import { session } from './state/session';
import { language, LANGUAGES, t, type Language } from './text/text';

const TYPING_PAUSE_MILLIS = 250;
/** Nothing else of an address is taken for an id, or it could lead to another part of the API than its page means. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The frame of all pages, and which page is shown at which address. */
@customElement('shop-app')
export class ShopApp extends ShopElement {
  private path = router.route.path;
  private signingIn = false;
  private typing = 0;
  /** What the search box shows: the q of the address, with the spaces that were typed around it. */
  private searched = '';
  private userId?: string;

  constructor() {
    super();
    router.watch(this);
    session.watch(this);
    cart.watch(this);
    this.refreshCart();
  }

  override willUpdate(): void {
    if (session.user?.id === this.userId) return;
    this.userId = session.user?.id;
    this.refreshCart();
  }

  /** A cart that cannot be read now is read, and merged, when it is shown. */
  private refreshCart(): void {
    cart.refresh().catch(() => undefined);
  }

  private page(): TemplateResult {
    const { path, parameters } = router.route;
    const [, first = '', second = '', third = ''] = path.split('/');
    switch (first) {
      case '':
        return html`<home-page></home-page>`;
      case 'products':
        if (second && !ID.test(second)) break;
        return second
          ? html`${keyed(second, html`<product-page .productId=${second}></product-page>`)}`
          : html`<products-page></products-page>`;
      case 'cart':
        return known(html`<cart-page></cart-page>`);
      case 'sign-in':
      case 'sign-up':
        return html`<sign-in-page ?registering=${first === 'sign-up'} .next=${parameters.get('next') ?? '/'}></sign-in-page>`;
      case 'checkout':
        return signedIn(html`<checkout-page></checkout-page>`);
      case 'account':
        return signedIn(html`<account-page></account-page>`);
      case 'orders':
        if (second && !ID.test(second)) break;
        return signedIn(
          second
            ? html`${keyed(second, html`<order-page .orderId=${second}></order-page>`)}`
            : html`<orders-page></orders-page>`,
        );
      case 'admin':
        if (session.user && !session.isAdmin) break;
        if (third && !ID.test(third) && `${second}/${third}` !== 'products/new') break;
        return signedIn(adminPage(second, third));
    }
    return html`<h1 tabindex="-1" data-testid="not-found">${t('page.notFound')}</h1>
          <p><a class="button" href="#/">${t('nav.home')}</a></p>`;
  }

  private search(text: string, now = false): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(
      () => {
        const { path, parameters } = router.route;
        const filters = new URLSearchParams(path === '/products' ? parameters : undefined);
        if (text.trim()) filters.set('q', text.trim());
        else filters.delete('q');
        this.searched = text;
        const address = `/products${filters.size ? `?${filters}` : ''}`;
        if (path === '/products') router.replace(address);
        else if (text.trim()) router.go(address);
      },
      now ? 0 : TYPING_PAUSE_MILLIS,
    );
  }

  override updated(): void {
    super.updated();
    const { path } = router.route;
    // Signing in shows another page at the same address.
    const signingIn = this.querySelector('main > sign-in-page') !== null;
    if (path === this.path && signingIn === this.signingIn) return;
    // A search that was typed on the page before must not lead away from this one.
    if (path !== '/products') clearTimeout(this.typing);
    this.path = path;
    this.signingIn = signingIn;
    void this.arrive();
  }

  /** Shows the page from where it was left, and tells screen readers that it is a new one. */
  private async arrive(): Promise<void> {
    const page = this.querySelector<ShopElement>('main > :last-child');
    await page?.updateComplete;
    scrollTo({ top: router.position, behavior: 'instant' });
    const heading = this.querySelector<HTMLElement>('main h1');
    if (document.activeElement?.id !== 'search') heading?.focus({ preventScroll: true });
  }

  override render() {
    const q = router.route.path === '/products' ? (router.route.parameters.get('q') ?? '') : '';
    if (this.searched.trim() !== q) this.searched = q;
    return html`
      <a class="skip" href="#main" @click=${skip}>${t('nav.skip')}</a>
      <header class="bar">
        <a class="brand" href="#/" aria-label="${t('shop.name')}, ${t('nav.home')}">
          ${logo}<span aria-hidden="true">${t('shop.name')}</span>
        </a>
        <form
          class="search"
          role="search"
          @submit=${(event: SubmitEvent) => {
            event.preventDefault();
            this.search(this.querySelector<HTMLInputElement>('#search')!.value, true);
          }}
        >
          ${searchIcon}
          <input
            id="search"
            type="search"
            data-testid="search"
            aria-label=${t('nav.search')}
            placeholder=${t('nav.search')}
            maxlength="100"
            .value=${this.searched}
            @input=${(event: InputEvent) => {
              if (event.isComposing) clearTimeout(this.typing);
              else this.search((event.target as HTMLInputElement).value);
            }}
            @compositionend=${(event: CompositionEvent) => this.search((event.target as HTMLInputElement).value)}
          />
        </form>
        <nav aria-label=${t('nav.main')}>
          <a class="wide-only" href="#/products">${t('nav.products')}</a>
          ${session.user || !session.isKnown
            ? html`${session.isAdmin ? html`<a href="#/admin/products" data-testid="nav-admin">${t('nav.admin')}</a>` : nothing}
                <a href="#/orders" data-testid="nav-orders">${t('nav.orders')}</a>
                <a href="#/account" data-testid="nav-account">${t('nav.account')}</a>`
            : html`<a href="#/sign-in?next=${encodeURIComponent(returnTo())}" data-testid="nav-sign-in">${t('nav.signIn')}</a>`}
          <a class="cart" href="#/cart" data-testid="nav-cart" aria-label=${t('nav.cartCount', { n: cart.count })}>
            ${cartIcon}${cart.count ? html`<span class="count" aria-hidden="true">${cart.count}</span>` : nothing}
          </a>
        </nav>
      </header>
      <main id="main" tabindex="-1">${this.page()}</main>
      <footer>
        <p>${t('shop.demo')}</p>
        <p>
          <label for="language" class="visually-hidden">${t('nav.language')}</label>
          <select
            id="language"
            data-testid="language"
            @change=${(event: Event) => language.choose((event.target as HTMLSelectElement).value as Language)}
          >
            ${Object.entries(LANGUAGES).map(
              ([code, name]) => html`<option value=${code} lang=${code} ?selected=${code === language.current}>${name}</option>`,
            )}
          </select>
          ${t('nav.api')}:
          ${['user', 'product', 'order', 'payment'].map((service) => html` <a href="/${service}/docs">${service}</a>`)}
        </p>
      </footer>
    `;
  }
}

function adminPage(name: string, id: string): TemplateResult {
  switch (name) {
    case 'orders':
      return id
        ? html`${adminNavigation()}${keyed(id, html`<order-page .orderId=${id} .forAdmin=${true}></order-page>`)}`
        : html`<admin-orders-page></admin-orders-page>`;
    case 'users':
      return html`<admin-users-page></admin-users-page>`;
    default:
      return id
        ? html`${keyed(id, html`<admin-product-page .productId=${id === 'new' ? '' : id}></admin-product-page>`)}`
        : html`<admin-products-page></admin-products-page>`;
  }
}

/** A page for the signed-in, another one for each user; or else the sign-in in its place. */
function signedIn(page: TemplateResult): TemplateResult {
  return known(session.user ? html`${keyed(session.user.id, page)}` : html`<sign-in-page></sign-in-page>`);
}

/** A page that differs by who is signed in, once that is known. */
function known(page: TemplateResult): TemplateResult {
  if (session.isKnown) return page;
  return html`<h1 tabindex="-1" class="visually-hidden">${t('sign.resuming')}</h1>
    ${session.error
      ? errorNotice(session.error, () => void session.retry(), { text: t('error.offline') })
      : panelSkeletons(1)}`;
}

function returnTo(): string {
  return router.route.path.startsWith('/sign') ? '/' : location.hash.slice(1) || '/';
}

function skip(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#main')!.focus();
}
