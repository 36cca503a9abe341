package com.shop.playground.storefront.page;

import org.openqa.selenium.WebElement;

/** Page object of the checkout. */
public final class CheckoutPage extends CartLines {
  private final AddressForm newAddress = new AddressForm(this);

  public CheckoutPage(Storefront shop) {
    super(shop);
  }

  public void open() {
    goTo("/checkout");
  }

  public void awaitForm() {
    find("checkout-form");
  }

  /** Whether the form is there and can be used; while an outcome is unknown it is hidden. */
  public boolean showsForm() {
    return all("checkout-form").stream().anyMatch(WebElement::isDisplayed);
  }

  /** The fields of a new address. */
  public AddressForm newAddress() {
    return newAddress;
  }

  /** Asks for the new address to be saved in the account, or no longer. */
  public void toggleSavingAddress() {
    click("save-address");
  }

  public boolean savesAddress() {
    return find("save-address").isSelected();
  }

  /** Waits for the choice among the addresses of the account, and returns its text. */
  public String savedAddresses() {
    find("address-saved");
    return text("checkout-form");
  }

  /** Fills in a test card of docs/api.md. */
  public void useTestCard(String number) {
    click("test-card-" + number);
  }

  public Card card() {
    return new Card(value("number"), value("expiry"), value("cvc"), value("holder"));
  }

  /** Whether a field is marked as wrong. */
  public boolean isMarked(String field) {
    return find(field).getDomAttribute("aria-invalid") != null;
  }

  public void pay() {
    click("pay");
  }

  public boolean canPay() {
    return find("pay").isEnabled();
  }

  /** The text of the button, which says the total. */
  public String payButton() {
    return text("pay");
  }

  public void awaitPayButton(String text) {
    awaitThat(() -> payButton().equals(text));
  }

  /** Why no order was confirmed, and what to do. */
  public String explanation() {
    return text("explanation");
  }

  /** Waits for the message that the outcome of the order is not known. */
  public void awaitUnknown() {
    find("unknown");
  }

  /** Sends the order whose outcome is not known once more. */
  public void askAgain() {
    click("ask-again");
  }

  /** Waits for the message that the order of a moment ago is being looked for. */
  public void awaitResuming() {
    find("resuming");
  }
}
