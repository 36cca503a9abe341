import com.shop.client.order.api.CheckoutApi;
import com.shop.client.order.model.Address;
import com.shop.client.order.model.LineToOrder;
import com.shop.client.order.model.Order;
import com.shop.client.payment.api.CardsApi;
import com.shop.client.payment.model.Card;
import com.shop.client.payment.model.NewCard;
import com.shop.client.product.api.CatalogueApi;
import com.shop.client.product.model.Product;
import com.shop.client.user.api.AccountsApi;
import com.shop.client.user.api.TokensApi;
import com.shop.client.user.model.Credentials;
import com.shop.client.user.model.Registration;
import java.util.UUID;

/** Registers a user and places an order with the generated clients. */
final class PlaceOrder {
  private static final String PASSWORD = "correct horse battery";

  private PlaceOrder() {}

  /**
   * @param arguments the shop's base URL
   */
  public static void main(String[] arguments) throws Exception {
    String base = arguments[0];
    String email = "java-" + UUID.randomUUID() + "@example.com";
    var users = new com.shop.client.user.ApiClient();
    users.updateBaseUri(base);
    new AccountsApi(users)
        .registerUser(new Registration().email(email).password(PASSWORD).name("Jay Java"));
    String token =
        new TokensApi(users)
            .logIn(new Credentials().email(email).password(PASSWORD), null)
            .getAccessToken();

    Product product = product(base);
    Order order =
        checkout(base, token)
            .placeOrder(
                UUID.randomUUID().toString(),
                new com.shop.client.order.model.PlaceOrder()
                    .addItemsItem(new LineToOrder().productId(product.getId()).quantity(1))
                    .cardToken(card(base, token).getToken())
                    .shippingAddress(
                        new Address()
                            .recipient("Jay Java")
                            .line1("1 Main St")
                            .city("Springfield")
                            .postalCode("12345")
                            .country("US")),
                null);
    System.out.println("Order " + order.getId() + ": " + order.getStatus());
  }

  private static Product product(String base) throws Exception {
    var client = new com.shop.client.product.ApiClient();
    client.updateBaseUri(base);
    return new CatalogueApi(client)
        .listProducts(null, null, null, true, 1, null, null, null, null, null)
        .getItems()
        .get(0);
  }

  private static Card card(String base, String token) throws Exception {
    var client = new com.shop.client.payment.ApiClient();
    client.updateBaseUri(base);
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    return new CardsApi(client)
        .addCard(
            new NewCard()
                .number("4242424242424242")
                .holder("Jay Java")
                .expMonth(12)
                .expYear(2099)
                .cvc("123"));
  }

  private static CheckoutApi checkout(String base, String token) {
    var client = new com.shop.client.order.ApiClient();
    client.updateBaseUri(base);
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    return new CheckoutApi(client);
  }
}
