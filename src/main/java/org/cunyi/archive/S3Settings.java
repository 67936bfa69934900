package org.cunyi.archive;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the S3-compatible store is.
 *
 * @param endpoint  address of the store; empty = that of the region at Amazon
 * @param region    what requests are signed for; stores without regions take any
 * @param prefix    what all keys begin with, so that a bucket can be shared
 * @param pathStyle bucket in the path and not in the host name, as stores in one's own house mostly want it
 */
@ConfigurationProperties("cunyi.documents.s3")
record S3Settings(@DefaultValue("") String endpoint, @DefaultValue("us-east-1") String region, @DefaultValue("") String bucket,
        @DefaultValue("cunyi/") String prefix, @DefaultValue("true") boolean pathStyle, @DefaultValue("") String accessKey,
        @DefaultValue("") String secretKey) {

    Optional<String> missing() {
        Map<String, String> needed = new LinkedHashMap<>();
        needed.put("bucket", bucket);
        needed.put("access-key", accessKey);
        needed.put("secret-key", secretKey);
        return needed.entrySet().stream().filter(n -> n.getValue().isBlank()).map(n -> "cunyi.documents.s3." + n.getKey()).findFirst();
    }

    String key(String id) {
        return prefix + id;
    }

    /** Never the keys: settings get into logs. */
    @Override
    public String toString() {
        return "S3 bucket " + bucket;
    }
}
