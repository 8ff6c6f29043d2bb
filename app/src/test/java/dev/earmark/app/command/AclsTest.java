package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Console;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AclsTest {
  @Test
  void aDeviceMayWriteAudioAndTruths() {
    assertThat(said("--role", "device", "--principal", "User:kitchen"))
        .isEqualTo(
            """
            kafka-acls.sh --bootstrap-server localhost:9092 --add --allow-principal User:kitchen --topic earmark.chunks --operation Write
            kafka-acls.sh --bootstrap-server localhost:9092 --add --allow-principal User:kitchen --topic earmark.truths --operation Write
            """);
  }

  @Test
  void theTopologysFollowItsSettings() {
    assertThat(
            said(
                "--role=topology",
                "--principal=User:CN=ear mark",
                "--set=application.id=ward",
                "--set=topic.chunks=ward.audio",
                "--set=device.from.principal=true",
                "--set=processing.guarantee=exactly_once_v2"))
        .contains(
            " --allow-principal 'User:CN=ear mark' --topic ward.audio --operation Read --operation DescribeConfigs\n",
            " --topic ward- --resource-pattern-type prefixed --operation Create --operation Read --operation Write\n",
            " --topic ward-merge-confusion-repartition --operation Delete\n",
            " --group ward --operation Read\n",
            " --transactional-id ward- --resource-pattern-type prefixed --operation Write\n",
            " --cluster --operation Describe\n");
  }

  @Test
  void atLeastOnceTakesNoTransactionsAndTrustNoCluster() {
    assertThat(said("--role", "topology", "--principal", "User:earmark"))
        .hasLineCount(9)
        .doesNotContain("--transactional-id", "--cluster");
  }

  @Test
  void anOperatorMaySetTheApplicationBackAndNoOther() {
    assertThat(said("--role=operator", "--principal=User:ops", "--set=application.id=ward"))
        .contains(
            " --topic ward-cursors-changelog --operation Delete\n",
            " --topic ward-merge-confusion-repartition --operation Delete\n",
            " --group ward --operation Read\n")
        .doesNotContain("prefixed", "--cluster");
  }

  @Test
  void entriesAreAlsoPrintedAsJson() {
    assertThat(said("--role", "consumer", "--principal", "User:app", "--json"))
        .startsWith(
            "{\n  \"acls\" : [ {\n    \"principal\" : \"User:app\",\n    \"host\" : \"*\",\n")
        .contains("\"resource\" : \"earmark.detections\",\n    \"pattern\" : \"literal\"");
  }

  @Test
  void whoIsNoPrincipalIsRefused() {
    Console console = new Console();
    assertThat(console.run("topics", "acls", "--role", "device", "--principal", "kitchen"))
        .isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "earmark: --principal must be TYPE:NAME, such as User:kitchen: --principal=kitchen\n");
  }

  private static String said(String... options) {
    List<String> words = new ArrayList<>(List.of("topics", "acls"));
    words.addAll(List.of(options));
    Console console = new Console();
    assertThat(console.run(words.toArray(String[]::new))).as(console.err()).isZero();
    return console.out();
  }
}
