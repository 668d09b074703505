package cm.mtchoun;

import cm.mtchoun.config.Settings;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;

/**
 * How the processes of one service find each other. The cluster only carries signals: whoever is not in it, or in another
 * half of it, claims the same rows a few seconds later. Anybody who reaches the port may join: keep it to yourselves.
 */
final class Members {
    private static final String NAME = "mtchoun";
    /** A process that stands still is given up after this; meanwhile the others go on. */
    private static final String MOST_SECONDS_SILENT = "15";
    /** A process that stands still must not keep another from starting. */
    private static final String MOST_SECONDS_JOINING = "30";

    private Members() {}

    static ClusterManager manager(Settings.Cluster cluster) {
        Config config = ConfigUtil.loadConfig()
                .setClusterName(NAME)
                .setProperty("hazelcast.logging.type", "slf4j")
                .setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.shutdownhook.enabled", "false") // ServeCommand stops things in their order
                .setProperty("hazelcast.wait.seconds.before.join", "0")
                .setProperty("hazelcast.max.join.seconds", MOST_SECONDS_JOINING)
                .setProperty("hazelcast.max.no.heartbeat.seconds", MOST_SECONDS_SILENT);
        config.getNetworkConfig().setPort(cluster.port()).setPortAutoIncrement(false);
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setMembers(cluster.members());
        return new HazelcastClusterManager(config);
    }
}
