package dev.orrery.kube.pod;

import dev.orrery.kube.json.FieldTable;

/** Volumes: those that every node can mount pass, all others are for rules to come. */
final class VolumeFields {

  static final FieldTable<PodDraft> VOLUME =
      FieldTable.<PodDraft>of("io.k8s.api.core.v1.Volume")
          .harmless("name", "configMap", "secret", "projected", "downwardAPI", "emptyDir")
          .unknown(
              "persistentVolumeClaim",
              "ephemeral",
              "csi",
              "hostPath",
              "image",
              "nfs",
              "iscsi",
              "fc")
          .unknown(
              "awsElasticBlockStore",
              "azureDisk",
              "azureFile",
              "gcePersistentDisk",
              "cinder",
              "vsphereVolume")
          .unknown(
              "cephfs",
              "rbd",
              "glusterfs",
              "portworxVolume",
              "quobyte",
              "scaleIO",
              "storageos",
              "photonPersistentDisk")
          .unknown("flexVolume", "flocker", "gitRepo");

  private VolumeFields() {}
}
