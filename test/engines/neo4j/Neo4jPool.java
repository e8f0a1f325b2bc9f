import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.BoltConnectorInternalSettings;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.io.ByteUnit;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * Lends real Neo4j servers to tests: several in one JVM, because the community edition has one database each and a JVM is dear to start.
 *
 * <p>Arguments: the folder for their data, the process that they belong to (its end is theirs), and optionally the Bolt port of the
 * first one. Prints {@code READY PORT} when the first answers. Whoever connects to that port is lent a server: its Bolt address comes as
 * one line, and the server is theirs until they close the connection. What the one before left in it is for the borrower to clear away.
 */
public class Neo4jPool {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final long LOOK_AGAIN_MS = 2_000;

    private final Path folder;
    private final List<DatabaseManagementService> all = new ArrayList<>();
    private final Deque<String> free = new ArrayDeque<>();

    private Neo4jPool(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]).toAbsolutePath();
        long owner = Long.parseLong(args[1]);
        Neo4jPool pool = new Neo4jPool(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(pool::stop));
        Thread.ofPlatform().daemon().start(() -> endWith(owner, folder));
        pool.giveBack(pool.started(args.length > 2 ? Integer.parseInt(args[2]) : freePort()));
        try (ServerSocket door = new ServerSocket(0, 50, LOOPBACK)) {
            System.out.println("READY " + door.getLocalPort());
            while (true) {
                Socket borrower = door.accept();
                Thread.ofVirtual().start(() -> pool.lend(borrower));
            }
        }
    }

    private void lend(Socket borrower) {
        String address = null;
        try (borrower) {
            address = borrow();
            PrintWriter out = new PrintWriter(borrower.getOutputStream(), true, StandardCharsets.UTF_8);
            out.println(address);
            // Nothing is ever sent: the end of the stream is the end of the loan.
            new BufferedReader(new InputStreamReader(borrower.getInputStream(), StandardCharsets.UTF_8)).readLine();
        } catch (IOException gone) {
            // The borrower ended without closing; that is the end of the loan, too.
        } finally {
            if (address != null) giveBack(address);
        }
    }

    /** Known before the start, because a server tells its clients where it is found (neo4j://). */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private synchronized String borrow() {
        return free.isEmpty() ? started(freePort()) : free.pop();
    }

    private synchronized void giveBack(String address) {
        free.push(address);
    }

    private synchronized String started(int port) {
        Path data = folder.resolve("server-" + all.size());
        DatabaseManagementService server = new DatabaseManagementServiceBuilder(data)
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, new SocketAddress(LOOPBACK.getHostAddress(), port))
                .setConfig(BoltConnector.advertised_address, new SocketAddress(LOOPBACK.getHostAddress(), port))
                .setConfig(BoltConnector.encryption_level, BoltConnector.EncryptionLevel.DISABLED)
                .setConfig(BoltConnectorInternalSettings.thread_pool_shutdown_wait_time, Duration.ofMillis(100))
                .setConfig(HttpConnector.enabled, false)
                .setConfig(GraphDatabaseSettings.auth_enabled, false)
                .setConfig(GraphDatabaseSettings.udc_enabled, false)
                .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.parse(System.getProperty("gongfu.pagecache", "64m")))
                .setConfig(GraphDatabaseSettings.transaction_monitor_check_interval, Duration.ofMillis(200))
                // A statement is planned once: with other sizes of the data or of its lists it would be again, which is most of what a test costs.
                .setConfig(GraphDatabaseSettings.cypher_min_replan_interval, Duration.ofDays(1))
                .setConfig(GraphDatabaseInternalSettings.cypher_size_hint_parameters, false)
                .build();
        all.add(server);
        GraphDatabaseAPI database = (GraphDatabaseAPI) server.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
        if (!database.isAvailable(120_000)) throw new IllegalStateException("no database within two minutes; see " + data.resolve("logs"));
        return "bolt://" + LOOPBACK.getHostAddress() + ":" + port;
    }

    private void stop() {
        for (DatabaseManagementService server : all) server.shutdown();
    }

    private static void endWith(long owner, Path folder) {
        while (ProcessHandle.of(owner).isPresent() && Files.isDirectory(folder)) {
            try {
                Thread.sleep(LOOK_AGAIN_MS);
            } catch (InterruptedException interrupted) {
                return;
            }
        }
        Runtime.getRuntime().halt(0);
    }
}
