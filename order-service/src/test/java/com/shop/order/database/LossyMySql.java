package com.shop.order.database;

import com.shop.database.MySqlCommands;
import com.shop.database.MySqlCommands.Command;
import com.shop.database.MySqlTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The build's MySQL behind a network that breaks a connection in the middle of a commit when a test
 * has planned it.
 */
public final class LossyMySql implements QuarkusTestResourceLifecycleManager {
  /** Which part of a commit is lost. */
  public enum Loss {
    /** The commit never arrives: nothing is stored. */
    REQUEST,
    /** The commit succeeds, but its answer does not arrive. */
    ANSWER,
    /** The commit is refused, as by a server that has become read-only. */
    REFUSED
  }

  /** MySQL's error 1290, as the answer to a command of one packet. */
  private static final byte[] READ_ONLY =
      packet("\377\012\005#HY000The MySQL server is running with --super-read-only");

  private static byte[] packet(String payload) {
    String header = new String(new char[] {(char) payload.length(), 0, 0, 1});
    return (header + payload).getBytes(StandardCharsets.ISO_8859_1);
  }

  private record Planned(String statement, Loss loss) {}

  private static final Queue<Planned> PLANNED = new ConcurrentLinkedQueue<>();

  private final MySqlTestResource database = new MySqlTestResource();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private ServerSocket door;

  /** Plans a loss for the next commit of a transaction with a statement that contains this. */
  public static void lose(Loss loss, String statement) {
    PLANNED.add(new Planned(statement, loss));
  }

  public static boolean isMoreToLose() {
    return !PLANNED.isEmpty();
  }

  @Override
  public void init(Map<String, String> arguments) {
    database.init(arguments);
  }

  @Override
  public Map<String, String> start() {
    Map<String, String> config = new HashMap<>(database.start());
    String url = config.get("quarkus.datasource.jdbc.url");
    URI server = URI.create(url.substring("jdbc:".length()));
    try {
      door = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(() -> accept(server));
    config.put(
        "quarkus.datasource.jdbc.url",
        url.replace(server.getAuthority(), "localhost:" + door.getLocalPort()));
    return config;
  }

  @Override
  public void stop() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
    database.stop();
  }

  private void accept(URI server) {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Connection connection =
            new Connection(client, new Socket(server.getHost(), server.getPort()));
        threads.execute(connection::requests);
        threads.execute(connection::answers);
      } catch (IOException e) {
        // Closed, or the server is down: the client sees no difference.
      }
    }
  }

  /** One connection and the transaction that is open on it. */
  private static final class Connection {
    private final Socket client;
    private final Socket server;

    private final MySqlCommands commands = new MySqlCommands();

    /** What the client has sent of a command. */
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    private final StringBuilder transaction = new StringBuilder();
    private volatile boolean answersGetLost;
    private boolean isRefused;

    Connection(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void requests() {
      pump(client, server, true);
    }

    void answers() {
      pump(server, client, false);
    }

    private void pump(Socket from, Socket to, boolean requests) {
      try (from;
          to) {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] bytes = new byte[64 * 1024];
        for (int n = in.read(bytes); n > 0 && !isLost(requests, bytes, n); n = in.read(bytes)) {
          if (requests && isRefused) {
            from.getOutputStream().write(READ_ONLY);
            isRefused = false;
          } else {
            out.write(bytes, 0, n);
          }
        }
      } catch (IOException e) {
        // The other side has disconnected.
      }
    }

    private boolean isLost(boolean isRequest, byte[] bytes, int n) {
      if (!isRequest) {
        commands.response(Arrays.copyOf(bytes, n));
        return answersGetLost;
      }
      begun.write(bytes, 0, n);
      Optional<Command> command = commands.request(begun.toByteArray());
      if (command.isEmpty()) {
        return false;
      }
      begun.reset();
      return isLost(command.get());
    }

    private boolean isLost(Command command) {
      if (command.statement().equalsIgnoreCase("commit")) {
        Loss loss = planned();
        transaction.setLength(0);
        answersGetLost = loss == Loss.ANSWER;
        isRefused = loss == Loss.REFUSED;
        return loss == Loss.REQUEST;
      }
      if (command.code() != MySqlCommands.PREPARE) {
        transaction.append(command.statement()).append(command.parameters());
      }
      return false;
    }

    private Loss planned() {
      Planned next = PLANNED.peek();
      boolean isMeant = next != null && transaction.indexOf(next.statement()) >= 0;
      return isMeant && PLANNED.remove(next) ? next.loss() : null;
    }
  }
}
